package dev.rooms.application.participant;

import static dev.rooms.application.House.NOW;
import static dev.rooms.application.participant.ConnectionFixture.freshSid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.application.room.GivenSessions;
import dev.rooms.application.shared.FreshIds;
import dev.rooms.domain.participant.ParticipantSid;
import dev.rooms.domain.participant.Track;
import dev.rooms.domain.participant.TrackSid;
import dev.rooms.domain.participant.TrackSource;
import dev.rooms.domain.room.Session;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a store of tracks promises. */
public interface TracksContract extends GivenSessions {
    Tracks tracks();

    private static Track track(Session session, ParticipantSid participant, TrackSource source) {
        return new Track(freshTrack(), participant, session.id(), source, NOW, null);
    }

    private static TrackSid freshTrack() {
        return new TrackSid(FreshIds.text("TR_"));
    }

    private Track saved(Track track) {
        transactions().run(() -> tracks().save(track));
        return track;
    }

    private Optional<Track> find(TrackSid sid) {
        return transactions().within(() -> tracks().find(sid));
    }

    private List<Track> of(Set<ParticipantSid> participants) {
        return transactions().within(() -> tracks().of(participants));
    }

    @Test
    default void a_track_is_found_as_it_was_saved() {
        for (var source : TrackSource.values()) {
            var track = saved(track(givenSession(), freshSid(), source));
            assertThat(find(track.sid())).contains(track);
        }
    }

    @Test
    default void a_track_of_which_only_the_end_is_known_is_found_as_it_was_saved() {
        var track = saved(new Track(freshTrack(), freshSid(), givenSession().id(), TrackSource.VIDEO, null, NOW));
        assertThat(find(track.sid())).contains(track);
    }

    @Test
    default void a_track_that_nobody_published_is_not_found() {
        assertThat(find(freshTrack())).isEmpty();
    }

    @Test
    default void what_is_saved_later_takes_the_place_of_what_was_known() {
        var track = saved(track(givenSession(), freshSid(), TrackSource.AUDIO));
        var over = saved(track.unpublished(NOW.plusSeconds(60)));
        assertThat(find(track.sid())).contains(over);
    }

    @Test
    default void tracks_are_found_by_who_published_them() {
        var session = givenSession();
        var ana = freshSid();
        var bea = freshSid();
        var sound = saved(track(session, ana, TrackSource.AUDIO));
        var picture = saved(track(session, ana, TrackSource.VIDEO));
        var screen = saved(track(session, bea, TrackSource.SCREEN_SHARE));
        saved(track(session, freshSid(), TrackSource.AUDIO));
        assertThat(of(Set.of(ana))).containsExactlyInAnyOrder(sound, picture);
        assertThat(of(Set.of(ana, bea, freshSid()))).containsExactlyInAnyOrder(sound, picture, screen);
        assertThat(of(Set.of())).isEmpty();
    }
}
