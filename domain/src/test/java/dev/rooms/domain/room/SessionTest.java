package dev.rooms.domain.room;

import static dev.rooms.domain.room.RoomFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

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
        var ended = drawn.boundTo(new RoomSid("RM_1")).ended(SessionEndReason.FINISHED, NOW);
        assertThat(ended.isOver()).isTrue();
        assertThat(ended.ended(SessionEndReason.CLOSED, NOW.plusSeconds(1))).isSameAs(ended);
        assertThat(ended.endReason()).isEqualTo(SessionEndReason.FINISHED);
        assertThat(ended.sid()).isEqualTo(new RoomSid("RM_1"));
    }
}
