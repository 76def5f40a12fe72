package dev.rooms.postgres.participant;

import dev.rooms.domain.participant.ParticipantSid;
import dev.rooms.domain.participant.Track;
import dev.rooms.domain.participant.TrackSid;
import dev.rooms.domain.participant.TrackSource;
import dev.rooms.domain.room.SessionId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Table(name = "track")
@NullUnmarked
class TrackRow {
    @Id
    String sid;

    @Column(name = "participant_sid")
    String participantSid;

    @Column(name = "session_id")
    UUID sessionId;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "text")
    TrackSource source;

    @Column(name = "published_at")
    Instant publishedAt;

    @Column(name = "unpublished_at")
    Instant unpublishedAt;

    static TrackRow of(Track track) {
        var row = new TrackRow();
        row.sid = track.sid().value();
        row.participantSid = track.participant().value();
        row.sessionId = track.session().value();
        row.source = track.source();
        row.become(track);
        return row;
    }

    void become(Track track) {
        publishedAt = track.publishedAt();
        unpublishedAt = track.unpublishedAt();
    }

    Track toTrack() {
        return new Track(
                new TrackSid(sid),
                new ParticipantSid(participantSid),
                new SessionId(sessionId),
                source,
                publishedAt,
                unpublishedAt);
    }
}
