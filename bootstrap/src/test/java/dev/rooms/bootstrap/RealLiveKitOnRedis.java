package dev.rooms.bootstrap;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A real LiveKit server that keeps what it knows in a real Redis, where one can be had. */
public final class RealLiveKitOnRedis extends RealLiveKit {
    private @Nullable Process redis;

    static Optional<Path> program() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, "redis-server"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    @Nullable
    String redis() {
        return program().map(this::start).orElse(null);
    }

    private String start(Path program) {
        var port = freePort();
        try {
            redis = new ProcessBuilder(
                            program.toString(), "--port", String.valueOf(port), "--bind", "127.0.0.1", "--save", "")
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.DISCARD)
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Eventually.within(Duration.ofSeconds(5), "Redis answers", () -> answers(port));
        return "127.0.0.1:" + port;
    }

    private static boolean answers(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void stop() {
        super.stop();
        if (redis != null) {
            redis.destroyForcibly();
        }
    }
}
