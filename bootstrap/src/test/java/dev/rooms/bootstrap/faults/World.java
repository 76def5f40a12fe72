package dev.rooms.bootstrap.faults;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rooms.bootstrap.Eventually;
import dev.rooms.bootstrap.FrozenProcess;
import dev.rooms.embedded.LiveKitServer;
import dev.rooms.embedded.RedisServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rooms with what a fault needs around it, each part a process of its own. */
final class World implements Closeable {
    /** What it has beside one replica and a database. */
    enum Part {
        SECOND_REPLICA,
        OWN_POSTGRES,
        STATEMENTS,
        LIVEKIT,
        REDIS,
        NETWORK,
        /** With a Redis, LiveKit, and as yet no recorder. */
        STUDIO,
        CLOCK
    }

    static final String API_KEY = "fault-key";
    static final String API_SECRET = "a-secret-of-more-than-32-characters";
    private static final String NOBODY = "ws://127.0.0.1:1";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<Closeable> parts = new ArrayList<>();
    private final List<RoomsProcess> replicas = new ArrayList<>();
    private final DurablePostgres postgres;
    private final Ledger ledger;
    private final @Nullable PostgresProxy statements;
    private final Relay relay;
    private final @Nullable Toxiproxy network;
    private final @Nullable FaultyClock clock;
    private final @Nullable RedisServer redis;
    private final @Nullable Studio studio;
    private @Nullable LiveKitServer livekit;

    World(Ground ground, Part... wanted) throws IOException, SQLException {
        var with = Set.of(wanted);
        var name = "world" + ground.worlds().incrementAndGet();
        var folder = Files.createDirectories(ground.folder().resolve(name));
        postgres = with.contains(Part.OWN_POSTGRES) ? opened(DurablePostgres.start(folder)) : ground.postgres();
        postgres.createDatabase(name);
        ledger = new Ledger(postgres, name);
        statements = with.contains(Part.STATEMENTS) ? opened(new PostgresProxy(postgres.port())) : null;
        relay = opened(new Relay(() -> replicas));
        redis = with.contains(Part.REDIS) || with.contains(Part.STUDIO) ? opened(RedisServer.start()) : null;
        if (with.contains(Part.LIVEKIT) || with.contains(Part.STUDIO)) {
            livekit = LiveKitServer.start(new LiveKitServer.Options(
                    ground.livekit(),
                    0,
                    0,
                    API_KEY,
                    API_SECRET,
                    relay.url(),
                    redis == null ? null : redis.address(),
                    folder.resolve("livekit.log").toAbsolutePath()));
        }
        studio = with.contains(Part.STUDIO) ? opened(new Studio(livekit().options())) : null;
        network = with.contains(Part.NETWORK) ? opened(new Toxiproxy(livekitPort())) : null;
        clock = with.contains(Part.CLOCK) ? new FaultyClock(folder.resolve("clock")) : null;
        var count = with.contains(Part.SECOND_REPLICA) ? 2 : 1;
        for (var number = 1; number <= count; number++) {
            replicas.add(opened(RoomsProcess.launch(settings(name), folder.resolve("rooms-" + number + ".log"))));
            replicas.getLast().ready();
        }
    }

    private <T extends Closeable> T opened(T part) {
        parts.add(part);
        return part;
    }

    private Map<String, String> settings(String database) {
        var port = statements == null ? postgres.port() : statements.port();
        var url = livekit == null ? NOBODY : livekit.url();
        var settings = new HashMap<>(Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL",
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database,
                "QUARKUS_DATASOURCE_USERNAME",
                "postgres",
                "QUARKUS_DATASOURCE_PASSWORD",
                "postgres",
                "LIVEKIT_SERVER_URL",
                network == null ? url : "ws://127.0.0.1:" + network.port(),
                "LIVEKIT_PUBLIC_URL",
                url,
                "LIVEKIT_API_KEY",
                API_KEY,
                "LIVEKIT_API_SECRET",
                API_SECRET));
        if (clock != null) {
            settings.putAll(clock.settings());
        }
        if (studio != null) {
            settings.putAll(studio.settings());
        }
        return settings;
    }

    DurablePostgres postgres() {
        return postgres;
    }

    Ledger ledger() {
        return ledger;
    }

    PostgresProxy statements() {
        return Optional.ofNullable(statements).orElseThrow();
    }

    Relay relay() {
        return relay;
    }

    Toxiproxy network() {
        return Optional.ofNullable(network).orElseThrow();
    }

    Studio studio() {
        return Optional.ofNullable(studio).orElseThrow();
    }

    FaultyClock clock() {
        return Optional.ofNullable(clock).orElseThrow();
    }

    /** The first is who is asked first. */
    List<RoomsProcess> replicas() {
        return replicas;
    }

    RoomsProcess rooms() {
        return replicas.getFirst();
    }

    String livekitUrl() {
        return livekit().url();
    }

    int livekitPort() {
        return livekit().options().signalPort();
    }

    private LiveKitServer livekit() {
        return Optional.ofNullable(livekit).orElseThrow();
    }

    void killLiveKit() {
        livekit().kill();
    }

    /** On the same ports, and with what its Redis has kept, if it has one. */
    void restartLiveKit() {
        livekit = LiveKitServer.start(livekit().options());
    }

    /** A crash, after which it is back on the same port. */
    void restartRedis(boolean withWhatItKnew) throws IOException {
        var server = Optional.ofNullable(redis).orElseThrow();
        if (withWhatItKnew) {
            save(server.address().split(":", -1));
        }
        server.restart();
    }

    private static void save(String[] address) throws IOException {
        try (var socket = new Socket(address[0], Integer.parseInt(address[1]))) {
            socket.getOutputStream().write("SAVE\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().read();
        }
    }

    /** @param signal such as -STOP, -CONT */
    void signalLiveKit(String signal) throws IOException {
        FrozenProcess.signal(signal, List.of(String.valueOf(livekit().pid())));
    }

    /** The answer of whichever replica makes it, tried until one does. */
    JsonNode created(String path, String body) {
        return Eventually.within(
                PATIENCE,
                "POST " + path + " is answered",
                () -> replicas.stream()
                        .flatMap(replica -> replica.post("/api/v1/" + path, body).stream())
                        .filter(answer -> answer.statusCode() == 201)
                        .map(answer -> Relay.json(answer.body().getBytes(StandardCharsets.UTF_8)))
                        .findFirst());
    }

    /** A group room that is closed soon after the last has left. */
    String room() {
        var body = "{\"name\":\"Room\",\"room_type\":\"group\",\"departure_timeout_seconds\":1}";
        return created("rooms", body).path("id").asText();
    }

    JsonNode token(String room, String identity) {
        return created("rooms/" + room + "/token", "{\"identity\":\"" + identity + "\",\"role\":\"host\"}");
    }

    @Override
    public void close() throws IOException {
        if (livekit != null) {
            livekit.kill();
        }
        for (var part : parts.reversed()) {
            part.close();
        }
    }
}
