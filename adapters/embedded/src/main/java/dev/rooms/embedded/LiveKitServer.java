package dev.rooms.embedded;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A real LiveKit server on the loopback interface. */
public final class LiveKitServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration SETTLED = Duration.ofMillis(50);
    private static final int ATTEMPTS = 3;

    private final Options options;
    private final Process process;
    private final LiveKitLaunch launch;

    private LiveKitServer(Options options, Process process, LiveKitLaunch launch) {
        this.options = options;
        this.process = process;
        this.launch = launch;
    }

    /**
     * What to start and how; port 0 picks a free one, a secret has 32 characters or more, without webhook URL none are
     * sent, without Redis (host and port) what it knows is gone with it, without log file the output is dropped.
     *
     * @param next a second pair of keys, as while one takes the place of the other
     */
    public record Options(
            Path binary,
            int signalPort,
            int udpPort,
            String apiKey,
            String apiSecret,
            @Nullable String webhookUrl,
            @Nullable String redis,
            @Nullable Path logFile,
            @Nullable Next next) {
        /** A pair of keys, of which not to show the secret. */
        public record Next(String apiKey, String apiSecret) {
            @Override
            public String toString() {
                return apiKey;
            }
        }

        public Options(
                Path binary,
                int signalPort,
                int udpPort,
                String apiKey,
                String apiSecret,
                @Nullable String webhookUrl,
                @Nullable String redis,
                @Nullable Path logFile) {
            this(binary, signalPort, udpPort, apiKey, apiSecret, webhookUrl, redis, logFile, null);
        }

        Options withFreePorts(int signalFrom, int udpFrom) {
            var signal = signalPort > 0 ? signalPort : Ports.TCP.freeFrom(signalFrom);
            var udp = udpPort > 0 ? udpPort : Ports.UDP.freeFrom(udpFrom);
            return new Options(binary, signal, udp, apiKey, apiSecret, webhookUrl, redis, logFile, next);
        }

        @Override
        public String toString() {
            return binary + " on " + signalPort + " and " + udpPort;
        }
    }

    /** A LiveKit server on the PATH, else the one installed for this user, else installed now where Go is there. */
    public static Optional<Path> find() {
        return new LiveKitSearch(Machine.here()).binary();
    }

    /** Returns when it serves; fails with an {@link IllegalStateException} that says why it does not. */
    public static LiveKitServer start(Options options) {
        return AtExit.started(() -> start(LiveKitLaunch.binary(options.binary()), options, 0, 0));
    }

    static LiveKitServer start(LiveKitLaunch launch, Options options, int signalFrom, int udpFrom) {
        var lastAttempt = options.signalPort() > 0 && options.udpPort() > 0 ? 1 : ATTEMPTS;
        for (var attempt = 1; ; attempt++) {
            var chosen = options.withFreePorts(signalFrom, udpFrom);
            try {
                return new LiveKitServer(chosen, process(launch, chosen), launch).ready();
            } catch (LiveKitUnavailable e) {
                // Another process may have taken a port since it was seen free.
                if (!e.exited() || attempt == lastAttempt) {
                    throw e;
                }
            }
        }
    }

    private static Process process(LiveKitLaunch launch, Options options) {
        var log = options.logFile();
        var builder = new ProcessBuilder(launch.words())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(log == null ? Redirect.DISCARD : new LogFile(log).redirect());
        // Its own settings in our environment would change what the configuration says.
        builder.environment().keySet().removeIf(LiveKitConfig::isSetting);
        builder.environment().put("LIVEKIT_CONFIG", LiveKitConfig.of(options));
        try {
            return builder.start();
        } catch (IOException e) {
            throw LiveKitUnavailable.because(String.valueOf(e.getMessage()));
        }
    }

    private LiveKitServer ready() {
        var answered = Waiting.until(() -> !process.isAlive() || answers(), PATIENCE);
        if (answered && !exitsWithin(SETTLED)) {
            return this;
        }
        var exited = !process.isAlive();
        stop();
        var log = options.logFile();
        var words =
                log == null ? "" : ": " + new LogFile(log).lastLine().orElse("no output") + " (more in " + log + ")";
        throw exited
                ? LiveKitUnavailable.exited(options + " ended at once" + words)
                : LiveKitUnavailable.because(options + " does not answer" + words);
    }

    private boolean answers() {
        try {
            var connection = (HttpURLConnection) URI.create("http://127.0.0.1:" + options.signalPort())
                    .toURL()
                    .openConnection(Proxy.NO_PROXY);
            connection.setConnectTimeout(300);
            connection.setReadTimeout(300);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        }
    }

    private boolean exitsWithin(Duration time) {
        try {
            return process.waitFor(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }

    /** Where clients and the API find it, as {@code ws://}. */
    public String url() {
        return "ws://127.0.0.1:" + options.signalPort();
    }

    /** What it was started with and the ports it got; starts its like again. */
    public Options options() {
        return options;
    }

    public long pid() {
        return process.pid();
    }

    /** Returns when it is gone. */
    public void stop() {
        AtExit.forget(this);
        Ending.gently(process.toHandle());
        launch.remove().run();
    }

    /** A crash: SIGKILL. */
    public void kill() {
        AtExit.forget(this);
        Ending.now(process.toHandle());
    }

    @Override
    public void close() {
        stop();
    }

    @Override
    public String toString() {
        return "LiveKit";
    }
}
