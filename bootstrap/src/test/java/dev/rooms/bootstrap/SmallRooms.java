package dev.rooms.bootstrap;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The production package with little memory and a database of its own. */
final class SmallRooms implements AutoCloseable {
    /** What no answer counts as. */
    static final int NONE = 0;

    private static final String KEY = "rk_it_000000000000000000000000000000000";
    private static final String MEMORY = "-XX:+UseSerialGC -Xmx128m -XX:+ExitOnOutOfMemoryError";

    private final Path data;
    private final PackagedRooms rooms;
    private EmbeddedPostgres database;

    private SmallRooms(Path data, EmbeddedPostgres database, PackagedRooms rooms) {
        this.data = data;
        this.database = database;
        this.rooms = rooms;
    }

    static SmallRooms start(Path folder) throws IOException {
        var data = folder.resolve("db");
        var database = database(data).start();
        return new SmallRooms(
                data,
                database,
                PackagedRooms.start(Map.of(
                        "QUARKUS_DATASOURCE_JDBC_URL",
                        "jdbc:postgresql://127.0.0.1:" + database.getPort() + "/postgres",
                        "QUARKUS_DATASOURCE_USERNAME",
                        "postgres",
                        "QUARKUS_DATASOURCE_PASSWORD",
                        "postgres",
                        "LIVEKIT_SERVER_URL",
                        "ws://127.0.0.1:1",
                        "LIVEKIT_API_KEY",
                        RealLiveKit.API_KEY,
                        "LIVEKIT_API_SECRET",
                        RealLiveKit.API_SECRET,
                        "ROOMS_API_KEY",
                        KEY,
                        "JAVA_OPTS",
                        MEMORY)));
    }

    private static EmbeddedPostgres.Builder database(Path data) {
        return EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false);
    }

    HttpResponse<String> send(Webhook webhook) {
        return rooms.post("/webhooks/livekit", Map.of("Authorization", webhook.authorization()), webhook.body())
                .orElseThrow(() -> new AssertionError("no answer"));
    }

    Socket connect() throws IOException {
        return rooms.connect();
    }

    HttpResponse<String> get(String path) {
        return rooms.get(path, Map.of("Authorization", "Bearer " + KEY))
                .orElseThrow(() -> new AssertionError("no answer"));
    }

    /** @return how many had which status */
    Map<Integer, Integer> flood(int webhooks, int atOnce, Supplier<Webhook> webhook) throws InterruptedException {
        var statuses = new ConcurrentHashMap<Integer, Integer>();
        var left = new AtomicInteger(webhooks);
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var sender = 0; sender < atOnce; sender++) {
                senders.execute(() -> {
                    while (left.getAndDecrement() > 0) {
                        statuses.merge(statusOf(webhook.get()), 1, Integer::sum);
                    }
                });
            }
        }
        return statuses;
    }

    private int statusOf(Webhook webhook) {
        try {
            return send(webhook).statusCode();
        } catch (AssertionError noAnswer) {
            return NONE;
        }
    }

    FrozenProcess freezeDatabase() throws IOException {
        return FrozenProcess.postgres(data);
    }

    void stopDatabase() throws IOException {
        database.close();
    }

    void startDatabase() throws IOException {
        database = database(data).setPort(database.getPort()).start();
    }

    long count(String sql) throws SQLException {
        try (var connection = database.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    void serves(Duration within) {
        Eventually.within(within, "webhooks are taken again", () -> statusOf(Webhook.roomStarted("again")) == 200);
        Eventually.within(
                within, "the API answers again", () -> get("/api/v1/rooms").statusCode() == 200);
    }

    @Override
    public void close() throws IOException {
        rooms.close();
        database.close();
    }
}
