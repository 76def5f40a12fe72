package dev.rooms.domain.drift;

import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.room.SessionId;
import dev.rooms.domain.shared.ParticipantIdentity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A difference between LiveKit and the ledger that was found by looking.
 *
 * @param subject LiveKit's sid of the room, participant or track
 * @param room null when it is not ours
 */
public record Drift(
        DriftId id,
        DriftKind kind,
        String subject,
        LiveKitRoomName livekitRoom,
        @Nullable RoomId room,
        @Nullable SessionId session,
        @Nullable ParticipantIdentity identity,
        Instant at) {}
