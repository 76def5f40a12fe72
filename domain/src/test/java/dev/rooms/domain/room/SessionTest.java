package dev.rooms.domain.room;

import static dev.rooms.domain.room.RoomFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class SessionTest {
    private final Session drawn =
            Session.draw(new SessionId(new UUID(0x019ca8d7_2d00_7000L, 1)), new RoomId(new UUID(0, 1)));

    @Test
    void its_livekit_name_says_nothing_but_which_session_it_is() {
        assertThat(drawn.livekitRoom().value()).isEqualTo("s-019ca8d72d0070000000000000000001");
        assertThat(drawn.startedAt()).isNull();
        assertThat(drawn.isOver()).isFalse();
    }

    @Test
    void it_starts_with_the_earliest_join_that_is_known() {
        var started = drawn.joined(NOW);
        assertThat(started.startedAt()).isEqualTo(NOW);
        assertThat(started.joined(NOW)).isSameAs(started);
        assertThat(started.joined(NOW.plusSeconds(1))).isSameAs(started);
        assertThat(started.joined(NOW.minusSeconds(1)).startedAt()).isEqualTo(NOW.minusSeconds(1));
    }

    @Test
    void it_ends_once() {
        var ended = drawn.boundTo(new RoomSid("RM_1"), NOW).ended(SessionEndReason.LOST, NOW);
        assertThat(ended.isOver()).isTrue();
        assertThat(ended.ended(SessionEndReason.CLOSED, NOW.plusSeconds(1))).isSameAs(ended);
        assertThat(ended.endReason()).isEqualTo(SessionEndReason.LOST);
        assertThat(ended.sid()).isEqualTo(new RoomSid("RM_1"));
    }

    @Test
    void where_nobody_came_nobody_has_left() {
        var end = NOW.plusSeconds(60);
        var unused = drawn.ended(SessionEndReason.EMPTIED, end);
        var used = drawn.joined(NOW).ended(SessionEndReason.EMPTIED, end);
        assertThat(unused.endReason()).isEqualTo(SessionEndReason.NEVER_USED);
        assertThat(used.endReason()).isEqualTo(SessionEndReason.EMPTIED);
        assertThat(unused.joined(NOW)).isEqualTo(used);
        assertThat(drawn.ended(SessionEndReason.LOST, end).joined(NOW).endReason())
                .isEqualTo(SessionEndReason.LOST);
    }

    @Test
    void its_longest_time_counts_from_the_first_join_and_is_fixed_then() {
        assertThat(drawn.limitedTo(Duration.ofHours(1))).isEqualTo(drawn);
        var limited = drawn.joined(NOW).limitedTo(Duration.ofHours(1));
        assertThat(limited.mustEndAt()).isEqualTo(NOW.plusSeconds(3600));
        assertThat(limited.limitedTo(Duration.ofHours(2))).isSameAs(limited);
        assertThat(limited.joined(NOW.minusSeconds(9)).mustEndAt()).isEqualTo(NOW.plusSeconds(3591));
    }

    @Test
    void it_is_overdue_from_that_time_on_until_it_is_over() {
        var limited = drawn.joined(NOW).limitedTo(Duration.ofHours(1));
        var end = NOW.plusSeconds(3600);
        assertThat(limited.isOverdue(end.minusMillis(1))).isFalse();
        assertThat(limited.isOverdue(end)).isTrue();
        assertThat(limited.ended(SessionEndReason.MAX_DURATION, end).isOverdue(end))
                .isFalse();
        assertThat(drawn.joined(NOW).isOverdue(Instant.MAX)).isFalse();
    }
}
