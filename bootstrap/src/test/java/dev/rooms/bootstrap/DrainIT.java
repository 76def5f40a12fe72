package dev.rooms.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** A process that is told to stop cuts nobody off. */
class DrainIT {
    private static final String KEY = "rk_it_000000000000000000000000000000000";
    private static final Map<String, String> CALLER =
            Map.of("Authorization", "Bearer " + KEY, "Content-Type", "application/json");
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int CLIENTS = 8;
    private static final int OK = 200;

    private static PackagedRooms start(EmbeddedPostgres database, int drainSeconds) throws IOException {
        var settings = PackagedRooms.settings(database, "postgres");
        settings.put("ROOMS_API_KEY", KEY);
        settings.put("ROOMS_DRAIN_SECONDS", String.valueOf(drainSeconds));
        return PackagedRooms.start(settings);
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** A proxy that asks each replica twice a second whether it is ready, and sends requests to those that were. */
    private static final class Proxy implements AutoCloseable {
        private final List<PackagedRooms> replicas;
        private final Map<PackagedRooms, Boolean> ready = new ConcurrentHashMap<>();
        private final AtomicBoolean closed = new AtomicBoolean();

        Proxy(List<PackagedRooms> replicas) {
            this.replicas = replicas;
            replicas.forEach(replica -> ready.put(replica, true));
            Thread.ofVirtual().start(this::look);
        }

        private void look() {
            while (!closed.get()) {
                replicas.forEach(replica -> ready.put(replica, replica.status("/q/health/ready") == OK));
                pause(500);
            }
        }

        boolean serves(PackagedRooms replica) {
            return Boolean.TRUE.equals(ready.get(replica));
        }

        Optional<HttpResponse<String>> get(int number, String path) {
            var serving = replicas.stream().filter(this::serves).toList();
            return serving.get(number % serving.size()).get(path, CALLER);
        }

        @Override
        public void close() {
            closed.set(true);
        }
    }

    @Test
    void behind_a_proxy_that_asks_for_readiness_no_request_fails() throws IOException {
        try (var database = EmbeddedPostgres.start();
                var staying = start(database, 0);
                var leaving = start(database, 3);
                var proxy = new Proxy(List.of(staying, leaving));
                var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var failed = new ConcurrentLinkedQueue<String>();
            var over = new AtomicBoolean();
            for (var client = 0; client < CLIENTS; client++) {
                var first = client;
                clients.execute(() -> {
                    for (var number = first; !over.get(); number++) {
                        var answer = proxy.get(number, "/api/v1/rooms");
                        if (answer.map(HttpResponse::statusCode).orElse(0) != OK) {
                            failed.add(answer.map(HttpResponse::body).orElse("no answer"));
                        }
                    }
                });
            }
            pause(1_000);
            leaving.terminate();
            Eventually.within(SOON, "the proxy takes it out", () -> !proxy.serves(leaving));
            assertThat(leaving.isAlive()).isTrue();
            Eventually.within(SOON, "it has ended", () -> !leaving.isAlive());
            over.set(true);
            assertThat(failed).isEmpty();
        }
    }

    @Test
    void a_request_under_way_is_answered_and_new_ones_are_refused_on_open_connections() throws Exception {
        try (var database = EmbeddedPostgres.start();
                var rooms = start(database, 0);
                var open = rooms.connect()) {
            open.setSoTimeout(5_000);
            var room = rooms.post("/api/v1/rooms", CALLER, "{\"name\": \"a\", \"room_type\": \"group\"}")
                    .flatMap(made -> made.headers().firstValue("Location"))
                    .orElseThrow();
            try (var lock = database.getPostgresDatabase().getConnection()) {
                lock.setAutoCommit(false);
                lock.createStatement().execute("select 1 from room for update");
                var closing = CompletableFuture.supplyAsync(() -> rooms.post(room + "/close", CALLER, ""));
                Eventually.within(SOON, "the request waits for the room", () -> isWaiting(database));
                rooms.terminate();
                Eventually.within(SOON, "no new connection is taken", () -> !isListening(rooms));
                open.getOutputStream()
                        .write("GET /api/v1/rooms HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                var refused = new String(open.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(refused).startsWith("HTTP/1.1 503").contains("\"code\":\"stopping\"");
                assertThat(refused.toLowerCase(Locale.ROOT)).contains("connection: close", "retry-after: 1");
                lock.commit();
                assertThat(closing.get().orElseThrow().statusCode()).isEqualTo(OK);
            }
            Eventually.within(SOON, "it has ended", () -> !rooms.isAlive());
        }
    }

    private static boolean isWaiting(EmbeddedPostgres database) {
        try (var connection = database.getPostgresDatabase().getConnection();
                var rows = connection
                        .createStatement()
                        .executeQuery("select 1 from pg_stat_activity where wait_event_type = 'Lock'")) {
            return rows.next();
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    private static boolean isListening(PackagedRooms rooms) {
        try (var socket = rooms.connect()) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }
}
