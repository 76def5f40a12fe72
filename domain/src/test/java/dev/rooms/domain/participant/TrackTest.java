package dev.rooms.domain.participant;

import static dev.rooms.domain.room.RoomFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.domain.room.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class TrackTest {
    private static final Instant LATER = NOW.plusSeconds(60);

    private static Track track(TrackSource source, @Nullable Instant from, @Nullable Instant until) {
        return new Track(
                new TrackSid("TR_1"), new ParticipantSid("PA_1"), new SessionId(new UUID(0, 1)), source, from, until);
    }

    @Test
    void of_each_end_the_earliest_that_is_known_is_right() {
        var track = track(TrackSource.AUDIO, LATER, null);
        assertThat(track.published(NOW).publishedAt()).isEqualTo(NOW);
        assertThat(track.published(LATER)).isSameAs(track);
        assertThat(track.isOpen()).isTrue();
        var over = track.unpublished(LATER);
        assertThat(over.isOpen()).isFalse();
        assertThat(over.unpublished(NOW).unpublishedAt()).isEqualTo(NOW);
        assertThat(over.unpublished(LATER)).isSameAs(over);
    }

    @Test
    void either_end_may_become_known_first() {
        var seen = track(TrackSource.AUDIO, null, LATER);
        assertThat(seen.published(NOW)).isEqualTo(track(TrackSource.AUDIO, NOW, LATER));
    }

    @Test
    void times_are_summed_by_what_a_track_carries() {
        var times = TrackTimes.of(
                List.of(
                        track(TrackSource.AUDIO, NOW, NOW.plusSeconds(10)),
                        track(TrackSource.AUDIO, NOW.plusSeconds(50), null),
                        track(TrackSource.VIDEO, NOW, null),
                        track(TrackSource.SCREEN_SHARE, NOW, NOW),
                        track(TrackSource.OTHER, NOW, null)),
                LATER);
        assertThat(times).isEqualTo(new TrackTimes(Duration.ofSeconds(20), Duration.ofMinutes(1), Duration.ZERO));
    }

    @Test
    void a_track_of_which_an_end_is_wrong_or_unknown_has_no_length() {
        var times = TrackTimes.of(
                List.of(track(TrackSource.AUDIO, null, LATER), track(TrackSource.VIDEO, LATER, NOW)), LATER);
        assertThat(times).isEqualTo(new TrackTimes(Duration.ZERO, Duration.ZERO, Duration.ZERO));
    }
}
