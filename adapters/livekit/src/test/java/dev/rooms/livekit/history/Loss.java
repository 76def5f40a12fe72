package dev.rooms.livekit.history;

import dev.rooms.application.shared.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The history as it happens, while webhooks get lost, doubled and delayed, LiveKit does not always answer, and at some
 * moment may die; every fifteen seconds it is compared with the ledger.
 */
final class Loss {
    private static final Duration LOOK = Duration.ofSeconds(15);
    private static final int LAST_LOOKS = 6;
    /** Between the sessions, so that whatever was lost of the first is found before the second begins. */
    private static final Duration BETWEEN = Duration.ofMinutes(2);
    /** Shorter than the time between two looks, as a webhook that comes later is a lost one. */
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(10);

    private record Due(Instant at, int order, Runnable what) {}

    private final Random random;
    private final double share;
    private final History history;
    private final Ledger ledger;
    private final LiveKitThen livekit;
    private final PriorityQueue<Due> agenda =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparingInt(Due::order));
    private final List<Told> happened = new ArrayList<>();
    private final Set<Told> arrived = new HashSet<>();
    private @Nullable Instant over;
    private boolean closed;

    private Loss(long seed, Wiring wiring) {
        random = new Random(seed);
        share = random.nextInt(8) == 0 ? 1 : random.nextDouble();
        history = stretched();
        var start = history.told().getFirst().happenedAt().minusSeconds(1);
        var clock = new MutableClock(start);
        livekit = new LiveKitThen(clock, this::travel);
        ledger = new Ledger(wiring, clock, livekit, livekit);
    }

    /** @return what is wrong with the ledger, if anything */
    static Optional<String> of(long seed, Wiring wiring) {
        var loss = new Loss(seed, wiring);
        return loss.played();
    }

    private Instant firstEnd() {
        return history.firstEnd().happenedAt();
    }

    private History stretched() {
        var stretch = new Stretch();
        var recorded = History.RECORDED;
        recorded.pauses().stream()
                .filter(_ -> random.nextInt(4) == 0)
                .forEach(pause -> stretch.add(pause, Duration.ofSeconds(random.nextInt(5, 40))));
        stretch.add(recorded.firstEnd().happenedAt().plusMillis(1), BETWEEN);
        return recorded.stretched(stretch);
    }

    private Optional<String> played() {
        var first = history.told().getFirst().happenedAt();
        var last = history.told().getLast().at();
        ledger.draw(history.names().getFirst(), history);
        history.told().forEach(this::plan);
        at(firstEnd().plus(BETWEEN).minusSeconds(1), this::drawSecond);
        at(history.closedAt(), this::close);
        planDeath(first, last);
        planLooks(first, last);
        while (!agenda.isEmpty()) {
            step();
        }
        return judged();
    }

    private void plan(Told told) {
        at(told.happenedAt(), () -> happen(told));
        var tellings = random.nextInt(5) == 0 ? 2 : 1;
        for (var telling = 0; telling < tellings; telling++) {
            if (random.nextDouble() >= share) {
                var name = random.nextInt(2);
                at(told.at().plus(delay()), () -> arrive(told, name));
            }
        }
    }

    private Duration delay() {
        return switch (random.nextInt(4)) {
            case 0 -> Duration.ofMillis(random.nextLong(LONGEST_DELAY.toMillis()));
            case 1 -> Duration.ofMillis(random.nextInt(500));
            default -> Duration.ZERO;
        };
    }

    private void planDeath(Instant first, Instant last) {
        var moment =
                first.plusMillis(random.nextLong(Duration.between(first, last).toMillis()));
        switch (random.nextInt(6)) {
            case 0 -> at(moment, () -> die(livekit::comeBackEmpty));
            case 1 -> at(moment, () -> die(livekit::comeBackAsGhosts));
            default -> {}
        }
    }

    private void planLooks(Instant first, Instant last) {
        var begin = first.minusSeconds(random.nextInt(15));
        var looks = Duration.between(begin, last).dividedBy(LOOK) + LAST_LOOKS;
        var failing = random.nextLong(looks - LAST_LOOKS);
        var failures = random.nextInt(3);
        for (var look = 0; look < looks; look++) {
            var fails = look >= failing && look < failing + failures;
            var how = fails
                    ? random.nextBoolean() ? LiveKitThen.Failing.FROM_THE_START : LiveKitThen.Failing.HALFWAY
                    : LiveKitThen.Failing.NEVER;
            at(begin.plus(LOOK.multipliedBy(look)), () -> look(how));
        }
    }

    private void at(Instant time, Runnable what) {
        agenda.add(new Due(time, agenda.size(), what));
    }

    private void step() {
        var due = agenda.remove();
        if (due.at().isAfter(ledger.clock.instant())) {
            ledger.clock.advance(Duration.between(ledger.clock.instant(), due.at()));
        }
        due.what().run();
    }

    /** An answer of LiveKit takes its time, and meanwhile the world goes on. */
    private void travel() {
        var arrival = ledger.clock.instant().plusMillis(random.nextInt(3) == 0 ? random.nextInt(2000) : 0);
        while (!agenda.isEmpty() && !agenda.peek().at().isAfter(arrival)) {
            step();
        }
    }

    private void happen(Told told) {
        if (over == null) {
            livekit.happen(told);
            happened.add(told);
        }
    }

    private void arrive(Told told, int telling) {
        if (happened.contains(told)) {
            ledger.receive(told, telling, ledger.clock.instant());
            arrived.add(told);
        }
    }

    /** The mint that begins the second session; where nothing was ever known of the first, that goes on instead. */
    private void drawSecond() {
        if (over != null) {
            return;
        }
        var first = ledger.sessions.findOpen(history.names().getFirst());
        if (first.isEmpty()) {
            ledger.draw(history.names().getLast(), history);
        } else {
            over = ledger.clock.instant();
        }
    }

    private void close() {
        if (over == null) {
            ledger.close();
            closed = true;
        }
    }

    private void die(Runnable how) {
        if (over == null) {
            over = ledger.clock.instant();
            how.run();
        }
    }

    private void look(LiveKitThen.Failing how) {
        livekit.fail(how);
        ledger.look();
        livekit.fail(LiveKitThen.Failing.NEVER);
    }

    private Optional<String> judged() {
        return new Truth(history, happened, arrived, livekit, over, closed).deniedBy(ledger);
    }
}
