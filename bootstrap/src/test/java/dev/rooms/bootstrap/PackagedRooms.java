package dev.rooms.bootstrap;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The packaged application as a process of its own, with nothing of ours in its environment but what it is given. */
final class PackagedRooms implements AutoCloseable {
    static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath();
    static final Path LOG = Path.of("target/packaged-rooms.log");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Without a question about an upgrade, as LiveKit asks none. */
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Process process;
    private final int port;

    private PackagedRooms(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** The settings that no start can do without, for a database of this name; its LiveKit is nowhere. */
    static Map<String, String> settings(EmbeddedPostgres database, String name) {
        return new HashMap<>(Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:" + database.getPort() + "/" + name,
                "QUARKUS_DATASOURCE_USERNAME", "postgres",
                "LIVEKIT_SERVER_URL", "wss://livekit.invalid",
                "LIVEKIT_API_KEY", "key",
                "LIVEKIT_API_SECRET", "a-secret-of-more-than-32-characters"));
    }

    /** Starts it, waits until it has failed, and returns what it said. */
    static List<String> fail(Map<String, String> settings) throws IOException, InterruptedException {
        var output = Files.createTempFile("packaged-rooms", ".log");
        var process = process(settings)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        var over = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        process.destroyForcibly();
        var lines = Files.readAllLines(output);
        Files.delete(output);
        if (!over || process.exitValue() == 0) {
            throw new AssertionError("it did not fail: " + lines);
        }
        return lines;
    }

    static PackagedRooms start(Map<String, String> settings) throws IOException {
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        var builder = process(settings).redirectErrorStream(true).redirectOutput(LOG.toFile());
        builder.environment().put("QUARKUS_HTTP_PORT", String.valueOf(free));
        var rooms = new PackagedRooms(builder.start(), free);
        Eventually.within(PATIENCE, "the packaged application is ready", () -> rooms.status("/q/health/ready") == 200);
        return rooms;
    }

    private static ProcessBuilder process(Map<String, String> settings) {
        var command = Path.of("../bin/rooms").toAbsolutePath().normalize();
        var builder = new ProcessBuilder(command.toString())
                .redirectInput(Path.of("/dev/null").toFile());
        var path = System.getenv("PATH");
        builder.environment().clear();
        builder.environment().put("PATH", path);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(settings);
        return builder;
    }

    /** A connection of the caller's own. */
    Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), port);
    }

    /** The status of a GET, 0 when there is no answer. */
    int status(String path) {
        return get(path).map(HttpResponse::statusCode).orElse(0);
    }

    Optional<HttpResponse<String>> get(String path) {
        return get(path, Map.of());
    }

    Optional<HttpResponse<String>> get(String path, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(uri(path));
        headers.forEach(request::header);
        return send(request);
    }

    Optional<HttpResponse<String>> post(String path, Map<String, String> headers, String body) {
        return post(path, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    Optional<HttpResponse<String>> post(String path, Map<String, String> headers, byte[] body) {
        var request = HttpRequest.newBuilder(uri(path)).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return send(request);
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private Optional<HttpResponse<String>> send(HttpRequest.Builder request) {
        try {
            return Optional.of(http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException noAnswer) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** SIGTERM. */
    void terminate() {
        process.destroy();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroy();
        Eventually.within(PATIENCE, "it has stopped", () -> !process.isAlive());
        http.close();
    }
}
