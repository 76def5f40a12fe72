package dev.rooms.bootstrap.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The network between LiveKit and Rooms: it loses, doubles and delays webhooks, and remembers what Rooms accepted. */
final class Relay implements Closeable {
    private static final String PATH = "/webhooks/livekit";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TRIES = 40;
    private static final int REFUSED = 401;

    /** After which delays a webhook arrives; none: it is lost, several: it is doubled. */
    interface Fate extends IntFunction<List<Duration>> {
        Fate CALM = _ -> List.of(Duration.ZERO);
        Fate LOST = _ -> List.of();
    }

    private record Special(Predicate<JsonNode> which, Fate fate, AtomicInteger count) {}

    private final HttpServer server;
    private final Supplier<List<RoomsProcess>> replicas;
    private final AtomicInteger count = new AtomicInteger();
    private final ConcurrentLinkedQueue<JsonNode> accepted = new ConcurrentLinkedQueue<>();
    private final AtomicInteger refused = new AtomicInteger();
    private final List<Special> specials = new CopyOnWriteArrayList<>();
    private volatile Fate fate = Fate.CALM;

    Relay(Supplier<List<RoomsProcess>> replicas) throws IOException {
        this.replicas = replicas;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(PATH, this::relay);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + PATH;
    }

    void becomes(Fate next) {
        fate = next;
    }

    /** For some webhooks, whatever becomes of the others; they are counted by themselves. */
    void becomes(Predicate<JsonNode> which, Fate next) {
        specials.addFirst(new Special(which, next, new AtomicInteger()));
    }

    /** What Rooms has answered with 200. */
    List<JsonNode> accepted() {
        return List.copyOf(accepted);
    }

    /** How many Rooms has not believed. */
    int refused() {
        return refused.get();
    }

    private void relay(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        var signature = exchange.getRequestHeaders().getFirst("Authorization");
        var delays = delays(body);
        // What is lost or late was sent, as far as LiveKit knows.
        var status = 200;
        for (var delay : delays) {
            if (delay.isZero()) {
                status = deliver(body, signature);
            } else {
                Thread.ofVirtual().start(() -> late(body, signature, delay));
            }
        }
        try (exchange) {
            exchange.sendResponseHeaders(status == 0 ? 503 : status, -1);
        }
    }

    private List<Duration> delays(byte[] body) {
        var number = count.getAndIncrement();
        if (specials.isEmpty()) {
            return fate.apply(number);
        }
        var event = json(body);
        return specials.stream()
                .filter(special -> special.which().test(event))
                .findFirst()
                .map(special -> special.fate().apply(special.count().getAndIncrement()))
                .orElseGet(() -> fate.apply(number));
    }

    private void late(byte[] body, String signature, Duration delay) {
        try {
            Thread.sleep(delay);
            for (var tries = 0; tries < TRIES && deliver(body, signature) != 200; tries++) {
                Thread.sleep(100);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private int deliver(byte[] body, String signature) {
        var status = 0;
        for (var replica : replicas.get()) {
            status = replica.webhook(body, signature);
            if (status == 200) {
                accepted.add(json(body));
                return status;
            }
            if (status == REFUSED) {
                refused.incrementAndGet();
            }
        }
        return status;
    }

    static JsonNode json(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException damaged) {
            throw new IllegalStateException(damaged);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
