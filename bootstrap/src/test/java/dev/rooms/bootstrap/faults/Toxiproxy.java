package dev.rooms.bootstrap.faults;

import dev.rooms.bootstrap.Eventually;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A network that can be bad, between two ports (github.com/Shopify/toxiproxy). */
final class Toxiproxy implements Closeable {
    private static final Path SOURCE = Path.of("src/test/toxiproxy").toAbsolutePath();
    private static final Path PROGRAM = Path.of("target/toxiproxy").toAbsolutePath();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final URI control;
    private final int port;

    /** @param server the port behind it */
    Toxiproxy(int server) throws IOException {
        var controlPort = RoomsProcess.freePort();
        port = RoomsProcess.freePort();
        control = URI.create("http://127.0.0.1:" + controlPort);
        process = new ProcessBuilder(program().toString(), "-port", String.valueOf(controlPort))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Eventually.within(Duration.ofSeconds(20), "Toxiproxy answers", () -> answers("GET", "/version", ""));
        leadTo(server, "/proxies");
    }

    private static synchronized Path program() throws IOException {
        if (!Files.isExecutable(PROGRAM)) {
            var build = new ProcessBuilder(
                            "go", "build", "-o", PROGRAM.toString(), "github.com/Shopify/toxiproxy/v2/cmd/server")
                    .directory(SOURCE.toFile())
                    .inheritIO();
            build.environment().put("CGO_ENABLED", "0");
            try {
                if (build.start().waitFor() != 0) {
                    throw new IOException("Toxiproxy does not build");
                }
            } catch (InterruptedException stopped) {
                throw new IOException(stopped);
            }
        }
        return PROGRAM;
    }

    int port() {
        return port;
    }

    /** Another port behind it; connections that are open break. */
    void leadTo(int server) {
        leadTo(server, "/proxies/it");
    }

    private void leadTo(int server, String path) {
        must("POST", path, """
                {"name": "it", "listen": "127.0.0.1:%d", "upstream": "127.0.0.1:%d", "enabled": true}
                """.formatted(port, server));
    }

    /** @param attributes of the toxic, as JSON */
    void add(String toxic, String attributes) {
        must("POST", "/proxies/it/toxics", """
                {"name": "%s", "type": "%s", "stream": "downstream", "attributes": %s}
                """.formatted(toxic, toxic, attributes));
    }

    void remove(String toxic) {
        must("DELETE", "/proxies/it/toxics/" + toxic, "");
    }

    private void must(String method, String path, String body) {
        if (!answers(method, path, body)) {
            throw new IllegalStateException("Toxiproxy refuses " + method + " " + path + " " + body);
        }
    }

    private boolean answers(String method, String path, String body) {
        var request = HttpRequest.newBuilder(control.resolve(path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() < 300;
        } catch (IOException noAnswer) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        http.close();
    }
}
