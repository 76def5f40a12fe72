package dev.rooms.bootstrap.faults;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one run of a fault came to.
 *
 * @param untilRight from the end of the fault until the ledger was right, or as long as that was waited for
 * @param lost what was acknowledged or happened and is not in the ledger, in words
 * @param doubled what is in the ledger more often than it happened, in words
 * @param wrong what is there once and not as it was, in words
 */
record Outcome(Duration untilRight, List<String> lost, List<String> doubled, List<String> wrong) {
    /** Of two moments of one run. */
    Outcome and(Outcome later) {
        return new Outcome(
                untilRight.compareTo(later.untilRight) > 0 ? untilRight : later.untilRight,
                both(lost, later.lost),
                both(doubled, later.doubled),
                both(wrong, later.wrong));
    }

    /** Everything that is not as it has to be. */
    Stream<String> words() {
        return Stream.of(lost, doubled, wrong).flatMap(List::stream);
    }

    private static List<String> both(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).distinct().toList();
    }

    boolean isRight() {
        return lost.isEmpty() && doubled.isEmpty() && wrong.isEmpty();
    }
}
