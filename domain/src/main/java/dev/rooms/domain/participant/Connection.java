package dev.rooms.domain.participant;

import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.room.SessionId;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.ParticipantRole;
import dev.rooms.domain.shared.TokenId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One participant sid: somebody connected, and left once. It only moves forward, in whatever order the news arrives.
 *
 * @param id the id of the attendance that this connection begins, should it begin one
 * @param reason why it ended, in LiveKit's words ({@code CLIENT_INITIATED})
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

    /** Gone for good; the first who says so is right, and nobody leaves before they came. */
    public Connection left(@Nullable String why, Instant at) {
        if (leftAt != null) {
            return this;
        }
        var left = at.isBefore(joinedAt) ? joinedAt : at;
        return new Connection(sid, id, room, session, identity, name, kind, token, role, joinedAt, left, why);
    }
}
