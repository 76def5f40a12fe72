package dev.rooms.bootstrap.faults;

import dev.rooms.bootstrap.faults.World.Part;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Rooms dies while the time of much comes, or is away then. */
final class TimerFaults {
    private static final int RUNS = 3;

    private TimerFaults() {}

    static List<Fault> all() {
        return List.of(
                new Fault("one of two replicas killed -9 while timers are due", TimerFaults::oneOfTwo),
                new Fault("both replicas killed -9, and back when timers were due", TimerFaults::bothAway));
    }

    private static void oneOfTwo(Ground ground, Consumer<Outcome> told) throws Exception {
        try (var world = new World(ground, Part.SECOND_REPLICA)) {
            for (var seed = 1; seed <= RUNS; seed++) {
                var due = new Due(world, "due " + seed);
                var victim = world.replicas().get(seed % 2);
                Thread.sleep(new Random(seed).nextLong(Due.ALL_WITHIN.toMillis()));
                victim.kill();
                due.pass();
                told.accept(due.untilRight());
                victim.restart();
                victim.ready();
            }
        }
    }

    private static void bothAway(Ground ground, Consumer<Outcome> told) throws Exception {
        try (var world = new World(ground, Part.SECOND_REPLICA)) {
            for (var seed = 1; seed <= RUNS; seed++) {
                var due = new Due(world, "due " + seed);
                for (var replica : world.replicas()) {
                    replica.kill();
                }
                due.pass();
                for (var replica : world.replicas()) {
                    replica.restart();
                }
                told.accept(due.untilRight());
            }
        }
    }
}
