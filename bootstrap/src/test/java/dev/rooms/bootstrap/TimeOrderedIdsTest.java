package dev.rooms.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.application.shared.Ids;
import dev.rooms.application.shared.IdsContract;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class TimeOrderedIdsTest implements IdsContract {
    private final Ids ids = new TimeOrderedIds(Clock.systemUTC(), new SecureRandom());

    @Override
    public Ids ids() {
        return ids;
    }

    @Test
    void an_id_tells_the_millisecond_it_was_drawn_in() {
        var now = Instant.parse("2026-03-01T10:00:00.123Z");
        var id = new TimeOrderedIds(InstantSource.fixed(now), new SecureRandom()).next();
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(now.toEpochMilli());
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void more_ids_than_a_millisecond_counts_still_grow() {
        var drawn = new TimeOrderedIds(InstantSource.fixed(Instant.EPOCH), new SecureRandom());
        var last = drawn.next();
        for (var each = 0; each < 10_000; each++) {
            var next = drawn.next();
            assertThat(next.getMostSignificantBits()).isGreaterThan(last.getMostSignificantBits());
            last = next;
        }
    }
}
