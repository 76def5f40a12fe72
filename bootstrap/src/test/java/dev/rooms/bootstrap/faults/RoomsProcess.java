package dev.rooms.bootstrap.faults;

import dev.rooms.bootstrap.Eventually;
import dev.rooms.bootstrap.FrozenProcess;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One replica of the packaged application, on a port that it keeps, which can be killed and started again. */
final class RoomsProcess implements Closeable {
    static final String OPERATOR_KEY = "rk_faults_000000000000000000000000000000";

    private static final Path PROGRAM = Path.of("../bin/rooms").toAbsolutePath().normalize();
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .build();

    private final Map<String, String> settings;
    private final Path log;
    private final int port;
    private Process process;

    private RoomsProcess(Map<String, String> settings, Path log, int port) throws IOException {
        this.settings = settings;
        this.log = log;
        this.port = port;
        this.process = launch();
    }

    static RoomsProcess launch(Map<String, String> settings, Path log) throws IOException {
        return new RoomsProcess(settings, log, freePort());
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private Process launch() throws IOException {
        var builder = new ProcessBuilder(PROGRAM.toString())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        var path = System.getenv("PATH");
        builder.environment().clear();
        builder.environment().put("PATH", path);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("QUARKUS_HTTP_PORT", String.valueOf(port));
        builder.environment().put("ROOMS_API_KEY", OPERATOR_KEY);
        builder.environment().putAll(settings);
        return builder.start();
    }

    RoomsProcess ready() {
        Eventually.within(
                PATIENCE,
                "Rooms is ready, see " + log,
                () -> get("/q/health/ready")
                                .filter(answer -> answer.statusCode() == 200)
                                .isPresent()
                        || gone());
        return this;
    }

    private boolean gone() {
        if (!process.isAlive()) {
            throw new AssertionError("Rooms did not start, see " + log);
        }
        return false;
    }

    int port() {
        return port;
    }

    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** SIGTERM, as at an update. */
    void stop() {
        process.destroy();
        awaitEnd();
    }

    /** It stands still and keeps its connections, as on a machine that hangs; only {@link #kill} ends that. */
    void freeze() {
        try {
            FrozenProcess.signal("-STOP", List.of(String.valueOf(process.pid())));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void awaitEnd() {
        Eventually.within(PATIENCE, "Rooms has stopped", () -> !process.isAlive());
    }

    void restart() throws IOException {
        process = launch();
    }

    Optional<HttpResponse<String>> get(String path) {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    Optional<HttpResponse<String>> post(String path, String body) {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    Optional<HttpResponse<String>> delete(String path) {
        return send(HttpRequest.newBuilder(uri(path)).DELETE());
    }

    /** @return the status, 0 when there was no answer */
    int webhook(byte[] body, String signature) {
        return send(
                        HttpRequest.newBuilder(uri("/webhooks/livekit"))
                                .header("Content-Type", "application/webhook+json")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(body)),
                        signature)
                .map(HttpResponse::statusCode)
                .orElse(0);
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static Optional<HttpResponse<String>> send(HttpRequest.Builder request) {
        return send(request, "Bearer " + OPERATOR_KEY);
    }

    private static Optional<HttpResponse<String>> send(HttpRequest.Builder request, String authorization) {
        var complete =
                request.header("Authorization", authorization).timeout(ANSWER).build();
        try {
            return Optional.of(HTTP.send(complete, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException noAnswer) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        kill();
    }
}
