package dev.rooms.domain.access;

import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.shared.Actor;
import dev.rooms.domain.shared.ParticipantIdentity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Keeps an identity out of a room: it gets no token there.
 *
 * @param expiresAt null: until somebody lifts it
 */
public record Ban(
        BanId id,
        RoomId room,
        ParticipantIdentity identity,
        Actor bannedBy,
        Instant bannedAt,
        @Nullable Instant expiresAt) {
    public boolean holds(Instant now) {
        return expiresAt == null || now.isBefore(expiresAt);
    }
}
