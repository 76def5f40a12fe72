package dev.rooms.domain.participant;

import dev.rooms.domain.room.SessionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A track while it was published. Either end may become known first; the earliest of each is right. */
public record Track(
        TrackSid sid,
        ParticipantSid participant,
        SessionId session,
        TrackSource source,
        @Nullable Instant publishedAt,
        @Nullable Instant unpublishedAt) {

    public Track published(Instant at) {
        return publishedAt != null && !at.isBefore(publishedAt)
                ? this
                : new Track(sid, participant, session, source, at, unpublishedAt);
    }

    public Track unpublished(Instant at) {
        return unpublishedAt != null && !at.isBefore(unpublishedAt)
                ? this
                : new Track(sid, participant, session, source, publishedAt, at);
    }

    public boolean isOpen() {
        return unpublishedAt == null;
    }
}
