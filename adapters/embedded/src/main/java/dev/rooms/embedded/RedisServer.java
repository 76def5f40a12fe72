package dev.rooms.embedded;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import redis.embedded.core.ExecutableProvider;

/** A real Redis on the loopback interface that keeps nothing: LiveKit and its recorders meet in it. */
public final class RedisServer implements Closeable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int USUAL_PORT = 6379;
    private static final int ATTEMPTS = 3;
    private static final int ENOUGH = 2048;

    private final File program;
    private final Path folder;
    private final int port;
    private Process process;

    private RedisServer(File program, Path folder, int port) throws IOException {
        this.program = program;
        this.folder = folder;
        this.port = port;
        this.process = launch();
    }

    /** Returns when it answers; fails with an {@link IllegalStateException} where none runs, as on a foreign system. */
    public static RedisServer start() {
        return AtExit.started(() -> {
            try {
                return ready(Files.createTempDirectory("rooms-redis"), 0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** The one of a checkout, on its usual port where that is free. */
    static RedisServer startIn(Path rooms) {
        endWhatWasLeft(rooms);
        return ready(folder(rooms), USUAL_PORT);
    }

    /** Ends what a killed application left, and forgets what it knew. */
    static void endWhatWasLeft(Path rooms) {
        pidFile(folder(rooms)).process().ifPresent(Ending::now);
        Tree.delete(folder(rooms));
    }

    private static Path folder(Path rooms) {
        return rooms.resolve("redis");
    }

    private static PidFile pidFile(Path folder) {
        return new PidFile(folder.resolve("redis.pid"));
    }

    private static RedisServer ready(Path folder, int firstPort) {
        try {
            Files.createDirectories(folder);
            var program =
                    ExecutableProvider.newJarResourceProvider(folder.toFile()).get();
            for (var attempt = 1; ; attempt++) {
                var server = new RedisServer(program, folder, Ports.TCP.freeFrom(firstPort));
                if (server.becomesReady()) {
                    return server;
                }
                // Another process may have taken the port since it was seen free.
                if (server.process.isAlive() || attempt == ATTEMPTS) {
                    var said = log(folder).lastLine().orElse("no output");
                    server.stop();
                    throw new IllegalStateException("it does not answer: " + said);
                }
            }
        } catch (IOException | RuntimeException e) {
            throw new IllegalStateException("Redis did not start: " + e.getMessage(), e);
        }
    }

    private Process launch() throws IOException {
        var started = new ProcessBuilder(
                        program.toString(), "--port", String.valueOf(port), "--bind", "127.0.0.1", "--save", "")
                .directory(folder.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(log(folder).redirect())
                .start();
        pidFile(folder).write(started.pid());
        return started;
    }

    /** A crash, and a new start on the same port: what was in it is gone, but for what a SAVE has kept. */
    public void restart() {
        Ending.now(process.toHandle());
        try {
            process = launch();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!becomesReady()) {
            throw new IllegalStateException("Redis did not start again");
        }
    }

    private static LogFile log(Path folder) {
        return new LogFile(folder.resolve("redis.log"));
    }

    private boolean becomesReady() {
        return Waiting.until(() -> !process.isAlive() || answers(), PATIENCE) && process.isAlive();
    }

    /** It, and not another one that has taken its port. */
    private boolean answers() {
        try (var socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write("INFO server\r\nQUIT\r\n".getBytes(US_ASCII));
            return new String(socket.getInputStream().readNBytes(ENOUGH), US_ASCII)
                    .contains("process_id:" + process.pid() + "\r\n");
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Host and port. */
    public String address() {
        return "127.0.0.1:" + port;
    }

    private void stop() {
        Ending.now(process.toHandle());
        Tree.delete(folder);
    }

    @Override
    public void close() {
        AtExit.forget(this);
        stop();
    }

    @Override
    public String toString() {
        return "Redis";
    }
}
