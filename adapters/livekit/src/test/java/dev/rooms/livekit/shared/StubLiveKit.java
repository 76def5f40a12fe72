package dev.rooms.livekit.shared;

import com.google.protobuf.ByteString;
import com.google.protobuf.MessageLite;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers as it is told and remembers what it was asked: for faults on the way, not for what LiveKit does. */
public final class StubLiveKit implements AutoCloseable {
    public static final String SECRET = "a-secret-of-more-than-32-characters";

    /** One request as it came. */
    public record Asked(String method, String path, Headers headers, ByteString body) {
        public String header(String name) {
            return headers.getFirst(name);
        }
    }

    private record Answer(int status, String type, ByteString body) {}

    private static final Answer NOT_FOUND = new Answer(
            404, "application/json", ByteString.copyFromUtf8("{\"code\":\"not_found\",\"msg\":\"no such thing\"}"));

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final HttpServer http;

    public StubLiveKit() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        http.createContext("/", this::answer);
        http.setExecutor(threads);
        http.start();
    }

    /** From now on, this method is answered so; what was not told about is not found. */
    public void answers(String method, MessageLite message) {
        answers(method, 200, "application/protobuf", message.toByteString());
    }

    public void answers(String method, int status, String type, ByteString body) {
        answers.put(method, new Answer(status, type, body));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().toString();
            var body = ByteString.readFrom(exchange.getRequestBody());
            asked.add(new Asked(exchange.getRequestMethod(), path, exchange.getRequestHeaders(), body));
            var answer = answers.getOrDefault(path.substring(path.lastIndexOf('/') + 1), NOT_FOUND);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.sendResponseHeaders(
                    answer.status(),
                    answer.body().isEmpty() ? -1 : answer.body().size());
            answer.body().writeTo(exchange.getResponseBody());
        }
    }

    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    public int port() {
        return http.getAddress().getPort();
    }

    public LiveKitServer server() {
        return server("http://127.0.0.1:" + port());
    }

    public static LiveKitServer server(String url) {
        return new LiveKitServer(Optional.of("devkey"), Optional.of(SECRET), Optional.of(url), Optional.empty());
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}
