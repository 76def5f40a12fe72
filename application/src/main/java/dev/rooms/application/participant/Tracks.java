package dev.rooms.application.participant;

import dev.rooms.domain.participant.ParticipantSid;
import dev.rooms.domain.participant.Track;
import dev.rooms.domain.participant.TrackSid;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What was published, track by track. */
public interface Tracks {
    Optional<Track> find(TrackSid sid);

    List<Track> of(Set<ParticipantSid> participants);

    /** Stores it, new or not. */
    void save(Track track);
}
