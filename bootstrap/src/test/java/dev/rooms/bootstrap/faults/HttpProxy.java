package dev.rooms.bootstrap.faults;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rooms.bootstrap.faults.Traps.At;
import dev.rooms.bootstrap.faults.Traps.Trap;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Stands before a server and sees which request passes, so that something can go wrong exactly before or after it. */
final class HttpProxy implements Closeable {
    /**
     * A request on its way.
     *
     * @param body each octet a character
     */
    record Passing(String method, String path, String body) {
        boolean is(String wanted, String part) {
            return method.equals(wanted) && path.contains(part);
        }

        /** In its path or in its body. */
        boolean names(String text) {
            return path.contains(text) || body.contains(text);
        }
    }

    /** Those of the connection, which each side has of its own. */
    private static final Set<String> HOP = Set.of(
            "connection", "content-length", "date", "expect", "host", "http2-settings", "transfer-encoding", "upgrade");

    private final Traps<Passing> traps = new Traps<>();
    private final Supplier<URI> server;
    private final HttpServer listener;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** @param server where it stands before, asked for each request */
    HttpProxy(Supplier<URI> server) throws IOException {
        this.server = server;
        listener = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        listener.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        listener.createContext("/", this::pass);
        listener.start();
    }

    String url() {
        return "http://127.0.0.1:" + listener.getAddress().getPort();
    }

    Traps<Passing> traps() {
        return traps;
    }

    private void pass(HttpExchange exchange) throws IOException {
        // Closed without an answer, its connection breaks.
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var uri = exchange.getRequestURI();
            var trap = traps.spring(new Passing(
                    exchange.getRequestMethod(), uri.getPath(), new String(body, StandardCharsets.ISO_8859_1)));
            if (trap.filter(it -> it.at() == At.BEFORE).map(HttpProxy::run).isPresent()) {
                return;
            }
            var answer = forward(exchange, body);
            if (trap.map(HttpProxy::run).isPresent()) {
                return;
            }
            answer(exchange, answer);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static Trap<Passing> run(Trap<Passing> trap) {
        trap.action().run();
        return trap;
    }

    private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        server.get().resolve(exchange.getRequestURI().toString()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (isOfBoth(name)) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
        var headers = exchange.getResponseHeaders();
        answer.headers().map().forEach((name, values) -> {
            if (isOfBoth(name)) {
                headers.put(name, values);
            }
        });
        var isHead = exchange.getRequestMethod().equals("HEAD");
        if (isHead) {
            answer.headers().firstValue("Content-Length").ifPresent(length -> headers.set("Content-Length", length));
        }
        exchange.sendResponseHeaders(
                answer.statusCode(), isHead || answer.body().length == 0 ? -1 : answer.body().length);
        if (!isHead) {
            exchange.getResponseBody().write(answer.body());
        }
    }

    private static boolean isOfBoth(String header) {
        return !header.startsWith(":") && !HOP.contains(header.toLowerCase(Locale.ROOT));
    }

    @Override
    public void close() {
        listener.stop(0);
        http.close();
    }
}
