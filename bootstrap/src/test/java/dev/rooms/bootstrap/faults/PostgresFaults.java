package dev.rooms.bootstrap.faults;

import dev.rooms.bootstrap.Eventually;
import dev.rooms.bootstrap.faults.Traps.At;
import dev.rooms.bootstrap.faults.World.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** The database dies, or does what it was told and nobody hears of it. */
final class PostgresFaults {
    private static final int RUNS = 3;
    private static final int RESETS = 6;
    private static final int FIRST_COMMITS = 20;
    private static final int LONGEST_WAIT_MS = 600;

    private PostgresFaults() {}

    static List<Fault> all() {
        return List.of(
                new Fault("PostgreSQL killed -9 under load and restarted", PostgresFaults::killed),
                new Fault(
                        "connection reset after COMMIT was sent",
                        (ground, told) -> reset(ground, told, "commit", FIRST_COMMITS)),
                new Fault(
                        "connection reset after a group of webhooks was sent",
                        (ground, told) -> reset(ground, told, "insert into inbox_log", FIRST_COMMITS / 2)));
    }

    private static void killed(Ground ground, Consumer<Outcome> told) throws Exception {
        try (var world = new World(ground, Part.OWN_POSTGRES)) {
            for (var seed = 1; seed <= RUNS; seed++) {
                var traffic = new Traffic(world);
                traffic.begin();
                Thread.sleep(new Random(seed).nextInt(LONGEST_WAIT_MS));
                world.postgres().kill();
                world.postgres().restart();
                told.accept(traffic.untilRight(Instant.now()));
            }
        }
    }

    private static void reset(Ground ground, Consumer<Outcome> told, String statement, int most) throws Exception {
        try (var world = new World(ground, Part.STATEMENTS)) {
            for (var seed = 1; seed <= RESETS; seed++) {
                var traffic = new Traffic(world);
                world.statements().trap(RoomsFaults.nth(statement, new Random(seed).nextInt(most)), At.AFTER, () -> {});
                traffic.begin();
                Eventually.within(
                        Duration.ofSeconds(30),
                        "a connection is reset",
                        () -> !world.statements().isSet());
                told.accept(traffic.untilRight(Instant.now()));
            }
        }
    }
}
