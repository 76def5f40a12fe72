package dev.rooms.postgres.participant;

import dev.rooms.application.participant.Tracks;
import dev.rooms.domain.participant.ParticipantSid;
import dev.rooms.domain.participant.Track;
import dev.rooms.domain.participant.TrackSid;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;

@ApplicationScoped
class PostgresTracks implements Tracks {
    private final TrackRows rows;

    PostgresTracks(TrackRows rows) {
        this.rows = rows;
    }

    @Override
    public Optional<Track> find(TrackSid sid) {
        return rows.findByIdOptional(sid.value()).map(TrackRow::toTrack);
    }

    @Override
    public List<Track> of(Set<ParticipantSid> participants) {
        var sids = participants.stream().map(ParticipantSid::value).toList();
        return rows.find("participantSid in ?1", sids).stream()
                .map(TrackRow::toTrack)
                .toList();
    }

    @Override
    public void save(Track track) {
        rows.findByIdOptional(track.sid().value())
                .ifPresentOrElse(row -> row.become(track), () -> rows.persist(TrackRow.of(track)));
        rows.flush();
    }
}
