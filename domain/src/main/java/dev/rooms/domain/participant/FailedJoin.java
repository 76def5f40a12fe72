package dev.rooms.domain.participant;

import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.room.SessionId;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.ParticipantRole;
import dev.rooms.domain.shared.TokenId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The tries of a token's holder to join a session that LiveKit gave up before media flowed. They are no attendance.
 *
 * @param last the participant sid of the last try
 * @param reason of the last try, in LiveKit's words ({@code JOIN_FAILURE}); null when LiveKit did not say
 */
public record FailedJoin(
        UUID id,
        RoomId room,
        SessionId session,
        TokenId token,
        ParticipantIdentity identity,
        @Nullable String name,
        ParticipantKind kind,
        ParticipantRole role,
        ParticipantSid last,
        Instant firstAt,
        Instant lastAt,
        int tries,
        @Nullable String reason) {
    /** A further try, which may be told late; a try that is told twice counts once. */
    public FailedJoin with(FailedJoin next) {
        if (next.last.equals(last)) {
            return this;
        }
        var later = next.lastAt.isBefore(lastAt) ? this : next;
        return new FailedJoin(
                id,
                room,
                session,
                token,
                identity,
                later.name,
                kind,
                role,
                later.last,
                firstAt.isBefore(next.firstAt) ? firstAt : next.firstAt,
                later.lastAt,
                tries + next.tries,
                later.reason);
    }
}
