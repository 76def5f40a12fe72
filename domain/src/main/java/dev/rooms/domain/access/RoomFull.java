package dev.rooms.domain.access;

import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.shared.Conflict;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** All seats of the room are taken or reserved by others. */
public final class RoomFull extends Conflict {
    private static final long serialVersionUID = 1;

    private final int maxParticipants;
    private final Duration retryAfter;

    public RoomFull(RoomId room, int maxParticipants, Duration retryAfter) {
        super("room-full", "All " + maxParticipants + " seats of room " + room.value() + " are taken.");
        this.maxParticipants = maxParticipants;
        this.retryAfter = retryAfter;
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("max_participants", maxParticipants);
    }

    @Override
    public Optional<Duration> retryAfter() {
        return Optional.of(retryAfter);
    }
}
