package dev.rooms.domain.participant;

import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.room.SessionId;
import dev.rooms.domain.shared.Actor;
import dev.rooms.domain.shared.ActorKind;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.ParticipantRole;
import dev.rooms.domain.shared.TokenId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One participant sid: somebody connected, and left once. It only moves forward, in whatever order the news arrives.
 *
 * @param id the id of the attendance that this connection begins, should it begin one
 * @param reason why it ended, in LiveKit's words ({@code CLIENT_INITIATED}); null when LiveKit did not say
 */
public record Connection(
        ParticipantSid sid,
        AttendanceId id,
        RoomId room,
        SessionId session,
        ParticipantIdentity identity,
        @Nullable String name,
        ParticipantKind kind,
        @Nullable TokenId token,
        @Nullable ParticipantRole role,
        Instant joinedAt,
        @Nullable Instant leftAt,
        @Nullable String reason) {

    /** The participant as an actor. Its id is the join token, or the participant sid where there is none (phone). */
    public Actor actor() {
        return token != null
                ? Actor.participant(token, identity)
                : new Actor(ActorKind.PARTICIPANT, sid.value(), identity.value());
    }

    /**
     * Gone for good, and nobody leaves before they came. That the session ended tells it without a reason; should LiveKit
     * still say why and when, that is the better news.
     */
    public Connection left(@Nullable String why, Instant at) {
        if (leftAt != null && (reason != null || why == null)) {
            return this;
        }
        var left = at.isBefore(joinedAt) ? joinedAt : at;
        var first = leftAt != null && leftAt.isBefore(left) ? leftAt : left;
        return new Connection(sid, id, room, session, identity, name, kind, token, role, joinedAt, first, why);
    }
}
