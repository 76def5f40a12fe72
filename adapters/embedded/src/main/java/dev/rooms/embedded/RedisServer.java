package dev.rooms.embedded;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import redis.embedded.core.ExecutableProvider;

/** A real Redis on the loopback interface that keeps nothing: LiveKit and its recorders meet in it. */
public final class RedisServer implements Closeable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Process process;
    private final Path folder;
    private final int port;

    private RedisServer(Process process, Path folder, int port) {
        this.process = process;
        this.folder = folder;
        this.port = port;
    }

    /** Returns when it answers; fails with an {@link IllegalStateException} where none runs, as on a foreign system. */
    public static RedisServer start() {
        return AtExit.started(RedisServer::ready);
    }

    private static RedisServer ready() {
        try {
            var folder = Files.createTempDirectory("rooms-redis");
            var program =
                    ExecutableProvider.newJarResourceProvider(folder.toFile()).get();
            var port = Ports.TCP.freeFrom(0);
            var process = new ProcessBuilder(
                            program.toString(), "--port", String.valueOf(port), "--bind", "127.0.0.1", "--save", "")
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.DISCARD)
                    .start();
            var server = new RedisServer(process, folder, port);
            if (!Waiting.until(() -> !process.isAlive() || server.answers(), PATIENCE) || !process.isAlive()) {
                server.stop();
                throw new IllegalStateException("Redis does not answer");
            }
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean answers() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Host and port. */
    public String address() {
        return "127.0.0.1:" + port;
    }

    private void stop() {
        process.destroyForcibly();
        Waiting.until(() -> !process.isAlive(), PATIENCE);
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
