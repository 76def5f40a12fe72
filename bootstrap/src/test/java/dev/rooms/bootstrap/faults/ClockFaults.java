package dev.rooms.bootstrap.faults;

import dev.rooms.bootstrap.Eventually;
import dev.rooms.bootstrap.faults.World.Part;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** The clock of Rooms is wrong, and becomes right again while it runs. */
final class ClockFaults {
    private static final int RUNS = 2;
    /** Longer than from one look at LiveKit to the next. */
    private static final Duration WRONG = Duration.ofSeconds(18);

    private static final Duration BELIEVED = Duration.ofSeconds(20);
    private static final Duration REPAIRED = Duration.ofSeconds(60);

    private ClockFaults() {}

    static List<Fault> all() {
        return List.of(off("45 s ahead", 45), off("45 s behind", -45), off("90 s ahead", 90), off("90 s behind", -90));
    }

    private static Fault off(String how, int seconds) {
        return new Fault("clock " + how, (ground, told) -> {
            try (var world = new World(ground, Part.LIVEKIT, Part.CLOCK)) {
                for (var run = 0; run < RUNS; run++) {
                    run(world, told, seconds);
                }
            }
        });
    }

    private static void run(World world, Consumer<Outcome> told, int seconds) throws Exception {
        try (var story = new Story(world)) {
            var ana = story.enter("ana");
            var _ = story.enter("ben");
            story.begins();
            becomes(world, seconds);
            var refusedBefore = world.relay().refused();
            var acceptedBefore = world.relay().accepted().size();
            // Our tokens let people in, and our calls are answered, however wrong our clock is.
            ana.leave();
            var _ = story.enter("dan");
            var unbelieved = seconds < -60;
            if (!unbelieved && !story.untilRight(BELIEVED).isRight()) {
                throw new AssertionError("webhooks do not reach the ledger although the clock is within a minute");
            }
            story.believes(Duration.ofSeconds(Math.abs(seconds)));
            Thread.sleep(WRONG);
            var refused = world.relay().refused() > refusedBefore;
            var accepted = world.relay().accepted().size() > acceptedBefore;
            becomes(world, 0);
            var outcome = story.untilRight(REPAIRED);
            told.accept(outcome);
            if (refused != unbelieved || accepted == unbelieved) {
                throw new AssertionError("webhooks were " + (accepted ? "" : "not ") + "accepted and "
                        + (refused ? "" : "not ") + "refused by a clock that is " + seconds + " s off");
            }
        }
    }

    private static void becomes(World world, int seconds) throws IOException {
        world.clock().off(seconds);
        Eventually.within(
                Duration.ofSeconds(10), "the clock of Rooms is " + seconds + " s off", () -> near(world, seconds));
    }

    /** By what it writes down of its own. */
    private static boolean near(World world, int seconds) {
        var created = world.created("rooms", "{\"name\":\"Now\",\"room_type\":\"group\"}")
                .path("created_at")
                .asText();
        var off = Duration.between(Instant.now(), Instant.parse(created)).toSeconds();
        return Math.abs(off - seconds) <= 2;
    }
}
