package dev.rooms.domain.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RecordingStatusTest {
    private static final List<RecordingStatus> ALL = List.of(RecordingStatus.values());

    @Test
    void no_way_leads_back() {
        for (var from : ALL) {
            for (var to : ALL) {
                assertThat(from.mayBecome(to) && to.mayBecome(from))
                        .as("%s and %s", from, to)
                        .isFalse();
                assertThat(from.mayBecome(to) && to.compareTo(from) <= 0)
                        .as("%s before %s", to, from)
                        .isFalse();
            }
        }
    }

    @Test
    void what_is_over_is_reopened_by_nothing() {
        assertThat(ALL)
                .filteredOn(RecordingStatus::isOver)
                .allSatisfy(over ->
                        assertThat(ALL).filteredOn(next -> !next.isGone()).noneMatch(over::mayBecome));
    }

    @Test
    void every_walk_ends_and_lives_only_at_its_beginning() {
        var random = new Random(5);
        for (var walk = 0; walk < 10_000; walk++) {
            var status = RecordingStatus.REQUESTED;
            var steps = 0;
            var wasLive = true;
            while (!status.isGone()) {
                var next = ALL.get(random.nextInt(ALL.size()));
                if (status.mayBecome(next)) {
                    assertThat(next.isLive() && !wasLive).isFalse();
                    wasLive = next.isLive();
                    status = next;
                    steps++;
                }
            }
            assertThat(steps).isBetween(2, 7);
        }
    }

    @Test
    void their_words_never_change() {
        assertThat(ALL)
                .extracting(RecordingStatus::text)
                .containsExactly(
                        "requested",
                        "starting",
                        "active",
                        "ending",
                        "processing",
                        "ready",
                        "failed",
                        "aborted",
                        "expired",
                        "deleted");
    }
}
