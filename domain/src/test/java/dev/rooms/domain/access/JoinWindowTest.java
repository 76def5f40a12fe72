package dev.rooms.domain.access;

import static dev.rooms.domain.room.RoomFixture.NOW;
import static dev.rooms.domain.room.RoomFixture.room;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rooms.domain.room.Room;
import dev.rooms.domain.room.RoomEnded;
import dev.rooms.domain.room.RoomNotOpen;
import dev.rooms.domain.shared.Invalid;
import dev.rooms.domain.shared.ParticipantRole;
import dev.rooms.domain.template.RolePolicy;
import dev.rooms.domain.template.RoomType;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class JoinWindowTest {
    private static final Instant STARTS = NOW.plus(Duration.ofHours(1));
    private static final Instant ENDS = NOW.plus(Duration.ofHours(2));
    private static final RolePolicy HOST = RolePolicy.usual(RoomType.GROUP, ParticipantRole.HOST);
    private static final RolePolicy VIEWER = RolePolicy.usual(RoomType.GROUP, ParticipantRole.VIEWER);

    private final Room planned = room(STARTS, ENDS);
    private final Room always = room(null, null);

    private static JoinWindow window(Room room, RolePolicy policy) {
        return JoinWindow.of(room, policy, 60);
    }

    @Test
    void a_room_without_times_is_always_open() {
        var window = window(always, VIEWER);
        assertThatCode(() -> window.mustBeOpen(always, Instant.MIN)).doesNotThrowAnyException();
        assertThatCode(() -> window.mustBeOpen(always, Instant.MAX)).doesNotThrowAnyException();
    }

    @Test
    void it_opens_at_the_start_less_the_lead_of_the_role() {
        assertThat(window(planned, VIEWER).opensAt()).isEqualTo(STARTS);
        assertThat(window(planned, HOST).opensAt()).isEqualTo(STARTS.minus(Duration.ofMinutes(15)));
        assertThatCode(() -> window(planned, HOST).mustBeOpen(planned, STARTS.minus(Duration.ofMinutes(15))))
                .doesNotThrowAnyException();
    }

    @Test
    void whoever_comes_too_early_is_told_when_it_opens_and_how_long_that_is() {
        var early = STARTS.minusSeconds(90);
        assertThatThrownBy(() -> window(planned, VIEWER).mustBeOpen(planned, early))
                .isInstanceOfSatisfying(RoomNotOpen.class, notOpen -> {
                    assertThat(notOpen.facts()).isEqualTo(Map.of("opens_at", STARTS));
                    assertThat(notOpen.retryAfter()).contains(Duration.ofSeconds(90));
                });
    }

    @Test
    void it_closes_at_the_end_and_its_grace() {
        var window = window(planned, VIEWER);
        assertThatCode(() -> window.mustBeOpen(planned, ENDS.plusSeconds(59))).doesNotThrowAnyException();
        assertThatThrownBy(() -> window.mustBeOpen(planned, ENDS.plusSeconds(60)))
                .isInstanceOf(RoomEnded.class);
    }

    @Test
    void what_was_not_asked_for_is_as_long_as_usual() {
        assertThat(window(always, HOST).expiry(null, ParticipantRole.HOST, NOW)).isEqualTo(NOW.plusSeconds(3_600));
        assertThat(window(always, VIEWER).expiry(null, ParticipantRole.VIEWER, NOW))
                .isEqualTo(NOW.plusSeconds(1_800));
    }

    @Test
    void what_was_not_asked_for_is_cut_to_the_ceiling_and_to_the_hard_end() {
        var strict = new JoinWindow(null, null, Duration.ofMinutes(5));
        assertThat(strict.expiry(null, ParticipantRole.HOST, NOW)).isEqualTo(NOW.plus(Duration.ofMinutes(5)));
        assertThat(window(planned, HOST).expiry(null, ParticipantRole.HOST, ENDS))
                .isEqualTo(ENDS.plusSeconds(60));
    }

    @Test
    void what_was_asked_for_is_given_up_to_the_ceiling() {
        var window = window(always, HOST);
        assertThat(window.expiry(21_600, ParticipantRole.HOST, NOW)).isEqualTo(NOW.plusSeconds(21_600));
        assertThatThrownBy(() -> window.expiry(21_601, ParticipantRole.HOST, NOW))
                .isInstanceOf(Invalid.class)
                .hasMessage("/ttl_seconds must be at most 21600 for this role and room.");
    }

    @Test
    void what_was_asked_for_beyond_the_hard_end_is_refused() {
        var window = window(planned, HOST);
        assertThat(window.expiry(60, ParticipantRole.HOST, ENDS)).isEqualTo(ENDS.plusSeconds(60));
        assertThatThrownBy(() -> window.expiry(61, ParticipantRole.HOST, ENDS))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("at most 60");
    }
}
