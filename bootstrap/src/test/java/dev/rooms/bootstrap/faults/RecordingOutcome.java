package dev.rooms.bootstrap.faults;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one run of a fault came to.
 *
 * @param became the status of the recording, and the reason of it
 * @param untilRight from the fault until the recording was settled, or as long as that was waited for
 * @param stuck recordings that are not over, in words
 * @param orphans objects and recorders without a recording, and recordings without their object, in words
 * @param wrong whatever else is not as it has to be, in words
 */
record RecordingOutcome(
        String became, Duration untilRight, List<String> stuck, List<String> orphans, List<String> wrong) {
    /** Everything that is not as it has to be. */
    Stream<String> words() {
        return Stream.of(stuck, orphans, wrong).flatMap(List::stream);
    }

    boolean isRight() {
        return words().findAny().isEmpty();
    }
}
