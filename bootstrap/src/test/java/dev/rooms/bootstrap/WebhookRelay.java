package dev.rooms.bootstrap;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;

/** Stands between LiveKit and Rooms: passes each webhook on as it came, once or several times. */
public final class WebhookRelay implements AutoCloseable {
    private static final String PATH = "/webhooks/livekit";

    private final HttpServer server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI rooms;
    private volatile int times = 1;
    private volatile BiConsumer<byte[], String> ear = (_, _) -> {};

    WebhookRelay(int roomsPort) {
        this.rooms = URI.create("http://127.0.0.1:" + roomsPort + PATH);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(PATH, this::relay);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + PATH;
    }

    /** How often each webhook from now on reaches Rooms; 0: they all get lost. */
    void passOn(int often) {
        times = often;
    }

    /** @param listener hears the body and the signature of each webhook from now on, in the order of their arrival */
    void heardBy(BiConsumer<byte[], String> listener) {
        ear = listener;
    }

    private void relay(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        var signature = exchange.getRequestHeaders().getFirst("Authorization");
        ear.accept(body, signature);
        var webhook = HttpRequest.newBuilder(rooms)
                .header("Authorization", signature)
                .header("Content-Type", exchange.getRequestHeaders().getFirst("Content-Type"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        // One that gets lost was sent, as far as LiveKit knows.
        var status = times == 0 ? 200 : 503;
        try (exchange) {
            for (var time = 0; time < times; time++) {
                status = http.send(webhook, HttpResponse.BodyHandlers.discarding())
                        .statusCode();
            }
            exchange.sendResponseHeaders(status, -1);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        http.close();
    }
}
