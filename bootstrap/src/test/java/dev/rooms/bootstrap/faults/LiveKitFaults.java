package dev.rooms.bootstrap.faults;

import com.sun.net.httpserver.HttpServer;
import dev.rooms.bootstrap.faults.Relay.Fate;
import dev.rooms.bootstrap.faults.World.Part;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** LiveKit is ill, dead, or back with another memory. */
final class LiveKitFaults {
    private static final int RUNS = 3;
    /** Longer than the way from one look to the next. */
    private static final Duration ILL = Duration.ofSeconds(20);

    private static final Duration STOPPED = Duration.ofSeconds(12);
    private static final Duration REPAIRED = Duration.ofSeconds(60);
    private static final Duration GHOSTS_ENDED = Duration.ofSeconds(90);

    private LiveKitFaults() {}

    private interface Change {
        void on(World world) throws Exception;
    }

    static List<Fault> all() {
        return List.of(
                ill(
                        "LiveKit's API times out",
                        world -> world.network().add("timeout", "{\"timeout\": 0}"),
                        world -> world.network().remove("timeout")),
                ill(
                        "LiveKit's API is slow (3 s)",
                        world -> world.network().add("latency", "{\"latency\": 3000, \"jitter\": 500}"),
                        world -> world.network().remove("latency")),
                new Fault("LiveKit's API answers 5xx", LiveKitFaults::failing),
                new Fault("LiveKit stopped (SIGSTOP) and resumed", LiveKitFaults::stopped),
                new Fault("LiveKit killed -9 and restarted empty", (ground, told) -> killed(ground, told, REPAIRED)),
                new Fault(
                        "LiveKit killed -9 and restarted on its Redis",
                        (ground, told) -> killed(ground, told, GHOSTS_ENDED, Part.REDIS)));
    }

    private static Fault ill(String name, Change begin, Change end) {
        return new Fault(name, (ground, told) -> {
            try (var world = new World(ground, Part.LIVEKIT, Part.NETWORK)) {
                ill(world, told, begin, end);
            }
        });
    }

    private static void failing(Ground ground, Consumer<Outcome> told) throws Exception {
        var failing = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        failing.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(502, -1);
            }
        });
        failing.start();
        try (var world = new World(ground, Part.LIVEKIT, Part.NETWORK)) {
            ill(
                    world,
                    told,
                    ill -> ill.network().leadTo(failing.getAddress().getPort()),
                    well -> well.network().leadTo(well.livekitPort()));
        } finally {
            failing.stop(0);
        }
    }

    /** Webhooks get lost as well, so that all depends on what Rooms asks; nobody may be taken for gone. */
    private static void ill(World world, Consumer<Outcome> told, Change begin, Change end) throws Exception {
        for (var seed = 1; seed <= RUNS; seed++) {
            try (var story = new Story(world)) {
                var ana = story.enter("ana");
                var _ = story.enter("ben");
                story.begins();
                begin.on(world);
                world.relay().becomes(Fate.LOST);
                ana.leave();
                var _ = story.enter("dan");
                Thread.sleep(ILL);
                end.on(world);
                told.accept(story.untilRight(REPAIRED));
                world.relay().becomes(Fate.CALM);
            }
        }
    }

    private static void stopped(Ground ground, Consumer<Outcome> told) throws Exception {
        try (var world = new World(ground, Part.LIVEKIT)) {
            for (var seed = 1; seed <= RUNS; seed++) {
                try (var story = new Story(world)) {
                    var _ = story.enter("ana");
                    var ben = story.enter("ben");
                    story.begins();
                    world.signalLiveKit("-STOP");
                    ben.crash();
                    Thread.sleep(STOPPED);
                    world.signalLiveKit("-CONT");
                    story.stoodStill(STOPPED);
                    told.accept(story.untilRight(REPAIRED));
                }
            }
        }
    }

    private static void killed(Ground ground, Consumer<Outcome> told, Duration patience, Part... memory)
            throws Exception {
        var parts = new ArrayList<>(List.of(memory));
        parts.add(Part.LIVEKIT);
        try (var world = new World(ground, parts.toArray(Part[]::new))) {
            for (var seed = 1; seed <= RUNS; seed++) {
                try (var story = new Story(world)) {
                    var ana = story.enter("ana");
                    var ben = story.enter("ben");
                    story.begins();
                    world.killLiveKit();
                    ana.crash();
                    ben.crash();
                    world.restartLiveKit();
                    told.accept(story.untilRight(patience));
                }
            }
        }
    }
}
