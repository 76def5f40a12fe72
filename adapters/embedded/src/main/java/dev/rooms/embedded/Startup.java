package dev.rooms.embedded;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One start of all that a profile needs and that is not configured elsewhere. */
final class Startup {
    private static final String JDBC_URL = "quarkus.datasource.jdbc.url";
    private static final String HTTP_PORT = "quarkus.http.port";
    private static final String STORAGE_KIND = "rooms.storage.kind";
    private static final String LIVEKIT_URL = "livekit.server-url";
    private static final String LIVEKIT_KEY = "livekit.api-key";
    private static final String LIVEKIT_SECRET = "livekit.api-secret";
    private static final String RECORDER = "rooms.embedded.recorder";

    private final Function<String, Optional<String>> configured;
    private final Machine machine;
    private final Map<String, String> settings = new TreeMap<>();
    private final List<String> started = new ArrayList<>();
    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private @Nullable RoomsFolder folder;

    private Startup(Function<String, Optional<String>> configured, Machine machine) {
        this.configured = configured;
        this.machine = machine;
    }

    static Map<String, String> of(String profile, Function<String, Optional<String>> configured, Machine machine) {
        var startup = new Startup(configured, machine);
        try {
            switch (profile) {
                case "test" -> {
                    startup.storage(ObjectStorage::temporary);
                    startup.database(Postgres::temporary);
                }
                case "dev" -> startup.development();
                default -> startup.demo();
            }
            return startup.settings();
        } catch (RuntimeException e) {
            // Live reload tries again in the same virtual machine, and must not find its own lock.
            startup.running.forEach(AtExit::stop);
            throw e;
        }
    }

    private void development() {
        all("rk_dev_" + "0".repeat(32), this::sampleRecorder);
    }

    private void demo() {
        supply("quarkus.http.host", () -> "127.0.0.1");
        all("rk_demo_" + LiveKitKeys.randomHex(32), Startup::noRecorderBesides);
    }

    /** @param recorder says who records for a LiveKit that has a Redis */
    private void all(String apiKey, Function<LiveKitServer.Options, String> recorder) {
        supply(HTTP_PORT, () -> Integer.toString(Ports.TCP.freeFrom(8080)));
        supply("rooms.api-key", () -> apiKey);
        storage(() -> ObjectStorage.keptIn(folder().path()));
        database(() -> Postgres.keptIn(folder().path()));
        liveKit(recorder);
    }

    private void database(Supplier<Postgres> start) {
        if (configured(JDBC_URL)) {
            return;
        }
        var postgres = run("postgres", start);
        settings.put(JDBC_URL, postgres.jdbcUrl());
        settings.put("quarkus.datasource.username", "postgres");
        settings.put("quarkus.datasource.password", "postgres");
    }

    private void storage(Supplier<ObjectStorage> start) {
        if (!configured(STORAGE_KIND)) {
            settings.putAll(run("storage", start).settings());
        }
    }

    private void liveKit(Function<LiveKitServer.Options, String> recorder) {
        if (!configured(LIVEKIT_URL)) {
            embeddedLiveKit(recorder);
        } else if (!configured(LIVEKIT_KEY) && !configured(LIVEKIT_SECRET)) {
            // The pair of `livekit-server --dev`.
            settings.put(LIVEKIT_KEY, "devkey");
            settings.put(LIVEKIT_SECRET, "secret");
        }
    }

    private void embeddedLiveKit(Function<LiveKitServer.Options, String> recorder) {
        var workplace = new LiveKitWorkplace(folder().path(), keys(), webhookUrl());
        workplace.endWhatWasLeft();
        RedisServer.endWhatWasLeft(folder().path());
        try {
            var launch = new LiveKitSearch(machine).find(workplace.containerName());
            var redis = redis();
            var server = run("livekit", () -> workplace.start(launch, redis));
            settings.put(LIVEKIT_URL, server.url());
            settings.put(LIVEKIT_KEY, server.options().apiKey());
            settings.put(LIVEKIT_SECRET, server.options().apiSecret());
            if (redis != null) {
                settings.put(RECORDER, recorder.apply(server.options()));
            }
        } catch (LiveKitUnavailable e) {
            settings.put(RECORDER, "none, as there is no LiveKit");
            settings.put(
                    "rooms.embedded.missing",
                    "LiveKit is not running: " + e.getMessage()
                            + ". Install livekit-server or Go 1.26, start Docker, or set LIVEKIT_SERVER_URL.");
        }
    }

    /** LiveKit does without, but then nobody can record. */
    private @Nullable String redis() {
        try {
            return run("redis", () -> RedisServer.startIn(folder().path())).address();
        } catch (IllegalStateException e) {
            settings.put(RECORDER, "none, so recordings fail: " + e.getMessage());
            return null;
        }
    }

    private String sampleRecorder(LiveKitServer.Options liveKit) {
        var log = folder().path().resolve("egress-worker.log");
        try {
            var program =
                    SampleRecorder.program(machine, RoomsFolder.home(Optional.empty(), Path.of("")), folder().path());
            run("recorder", () -> SampleRecorder.ready(program, liveKit, log));
            return "a stand-in for LiveKit's egress worker: every recording is the same sample of one second";
        } catch (IllegalStateException e) {
            return "none, so recordings fail: no stand-in for LiveKit's egress worker, " + e.getMessage();
        }
    }

    private static String noRecorderBesides(LiveKitServer.Options liveKit) {
        return "none, so recordings fail, until LiveKit's egress worker runs here with Redis at " + liveKit.redis();
    }

    private LiveKitKeys keys() {
        var kept = LiveKitKeys.keptIn(folder().path());
        return new LiveKitKeys(
                value(LIVEKIT_KEY).orElse(kept.key()), value(LIVEKIT_SECRET).orElse(kept.secret()));
    }

    private @Nullable String webhookUrl() {
        var port = value(HTTP_PORT).orElse("0");
        return port.equals("0") ? null : "http://127.0.0.1:" + port + "/webhooks/livekit";
    }

    private RoomsFolder folder() {
        var known = folder;
        if (known == null) {
            known = AtExit.started(() -> RoomsFolder.hold(home()));
            running.push(known);
            folder = known;
        }
        return known;
    }

    private static Path home() {
        return RoomsFolder.home(Optional.ofNullable(System.getProperty("rooms.home")), Path.of(""));
    }

    private <T extends AutoCloseable> T run(String name, Supplier<T> start) {
        var part = AtExit.started(start);
        running.push(part);
        started.add(name);
        return part;
    }

    private void supply(String name, Supplier<String> value) {
        if (!configured(name)) {
            settings.put(name, value.get());
        }
    }

    private boolean configured(String name) {
        return configured.apply(name).isPresent();
    }

    private Optional<String> value(String name) {
        return configured.apply(name).or(() -> Optional.ofNullable(settings.get(name)));
    }

    private Map<String, String> settings() {
        if (!started.isEmpty()) {
            settings.put("rooms.embedded.started", String.join(",", started));
        }
        return settings;
    }
}
