package dev.rooms.bootstrap.faults;

import dev.rooms.bootstrap.Eventually;
import dev.rooms.bootstrap.faults.Traps.At;
import dev.rooms.bootstrap.faults.World.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Rooms dies at each step of an event's life, and a replica goes while another stays. */
final class RoomsFaults {
    private static final int RUNS = 3;
    private static final int MORE_RUNS = 5;
    private static final int FIRST_EVENTS = 12;
    private static final int LONGEST_WAIT_MS = 600;

    private RoomsFaults() {}

    static List<Fault> all() {
        return List.of(
                killed("a webhook is stored", At.BEFORE, "insert into inbox_log"),
                killed("a stored webhook is acknowledged", At.AFTER, "insert into inbox_log"),
                killed("an acknowledged webhook is read", At.BEFORE, "insert into inbox_line"),
                killed("it is taken to be applied", At.BEFORE, "cross join lateral"),
                killed("half of it is applied", At.BEFORE, "insert into attendance"),
                killed("its line moves on", At.BEFORE, "delete from inbox_line"),
                killed("what is committed is known", At.AFTER, "commit"),
                new Fault("Rooms killed -9 at any moment", RoomsFaults::atAnyMoment),
                new Fault(
                        "one of two replicas killed -9", (ground, told) -> oneOfTwo(ground, told, RoomsProcess::kill)),
                new Fault(
                        "one of two replicas stopped (SIGTERM)",
                        (ground, told) -> oneOfTwo(ground, told, RoomsProcess::stop)),
                new Fault(
                        "one of two replicas frozen (SIGSTOP), with what it holds",
                        (ground, told) -> oneOfTwo(ground, told, RoomsProcess::freeze)));
    }

    private static Fault killed(String before, At at, String statement) {
        return new Fault("Rooms killed -9 before " + before, (ground, told) -> {
            try (var world = new World(ground, Part.STATEMENTS)) {
                for (var seed = 1; seed <= RUNS; seed++) {
                    told.accept(killed(world, at, nth(statement, new Random(seed).nextInt(FIRST_EVENTS))));
                }
            }
        });
    }

    /** The first that contains a text after so many others have. */
    static Predicate<String> nth(String text, int others) {
        var seen = new AtomicInteger();
        return sql -> sql.toLowerCase(Locale.ROOT).contains(text) && seen.getAndIncrement() == others;
    }

    private static Outcome killed(World world, At at, Predicate<String> statement) throws Exception {
        var traffic = new Traffic(world);
        var died = new AtomicReference<Instant>();
        world.statements().trap(statement, at, () -> {
            world.rooms().kill();
            died.set(Instant.now());
        });
        traffic.begin();
        Eventually.within(Duration.ofSeconds(30), "it is killed at that statement", () -> died.get() != null);
        world.rooms().restart();
        return traffic.untilRight(died.get());
    }

    private static void atAnyMoment(Ground ground, Consumer<Outcome> told) throws Exception {
        try (var world = new World(ground)) {
            for (var seed = 1; seed <= MORE_RUNS; seed++) {
                var traffic = new Traffic(world);
                traffic.begin();
                Thread.sleep(new Random(seed).nextInt(LONGEST_WAIT_MS));
                world.rooms().kill();
                var died = Instant.now();
                world.rooms().restart();
                told.accept(traffic.untilRight(died));
            }
        }
    }

    private static void oneOfTwo(Ground ground, Consumer<Outcome> told, Consumer<RoomsProcess> end) throws Exception {
        try (var world = new World(ground, Part.SECOND_REPLICA)) {
            for (var seed = 1; seed <= RUNS; seed++) {
                var traffic = new Traffic(world);
                traffic.begin();
                Thread.sleep(new Random(seed).nextInt(LONGEST_WAIT_MS));
                var victim = world.replicas().get(seed % 2);
                var ended = Instant.now();
                end.accept(victim);
                told.accept(traffic.untilRight(ended));
                victim.kill();
                victim.restart();
                victim.ready();
            }
        }
    }
}
