package dev.rooms.bootstrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A real nginx in front of LiveKit, configured by the lines that docs/runbooks/authorize-at-the-proxy.md shows. */
final class Nginx implements AutoCloseable {
    private static final Path PAGE = Path.of("../docs/runbooks/authorize-at-the-proxy.md");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Process process;
    private final int port;
    private final Path folder;

    private Nginx(Process process, int port, Path folder) {
        this.process = process;
        this.port = port;
        this.folder = folder;
    }

    static Optional<Path> program() {
        return Stream.concat(
                        Stream.of(System.getenv("PATH").split(":", -1)).map(Path::of), Stream.of(Path.of("/usr/sbin")))
                .map(folder -> folder.resolve("nginx"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** @param liveKit and rooms as host and port */
    static Nginx start(String liveKit, String rooms) {
        try {
            var folder = Files.createTempDirectory("nginx");
            var port = freePort();
            var lines = documented()
                    .replace("listen 443 ssl;", "listen 127.0.0.1:" + port + ";")
                    .replaceAll("(?m)^ *ssl_certificate.*$", "")
                    .replace("livekit:7880", liveKit)
                    .replace("rooms:8080", rooms)
                    .replace("/var/log/nginx", folder.toString());
            var configuration = folder.resolve("nginx.conf");
            Files.writeString(configuration, """
                    daemon off;
                    pid %1$s/pid;
                    error_log %1$s/error.log;
                    events {}
                    http {
                      client_body_temp_path %1$s/body;
                      proxy_temp_path %1$s/proxy;
                      fastcgi_temp_path %1$s/fastcgi;
                      uwsgi_temp_path %1$s/uwsgi;
                      scgi_temp_path %1$s/scgi;
                    %2$s
                    }
                    """.formatted(folder, lines));
            var words = List.of(
                    program().orElseThrow().toString(), "-p", folder.toString(), "-c", configuration.toString());
            var nginx = new Nginx(
                    new ProcessBuilder(words)
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve("out").toFile())
                            .start(),
                    port,
                    folder);
            Eventually.within(PATIENCE, "nginx listens", nginx::isListening);
            return nginx;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String documented() throws IOException {
        var page = Files.readString(PAGE);
        var start = page.indexOf("```nginx") + "```nginx".length();
        return page.substring(start, page.indexOf("```", start));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private boolean isListening() {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    String url() {
        return "ws://127.0.0.1:" + port;
    }

    /** What it wrote down of the requests so far. */
    String accessLog() {
        try {
            return Files.readString(folder.resolve("livekit.log"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
