package dev.rooms.domain.room;

import dev.rooms.domain.shared.Conflict;
import java.util.Map;
import java.util.UUID;

/** The room is over: it has ended, was cancelled, or its time has passed. */
public final class RoomEnded extends Conflict {
    private static final long serialVersionUID = 1;

    private final UUID room;

    public RoomEnded(RoomId id, RoomStatus status) {
        super("room-ended", "Room " + id.value() + " is " + status.text() + "; create a new one.");
        this.room = id.value();
    }

    public RoomEnded(RoomId id) {
        super("room-ended", "The time of room " + id.value() + " has passed; create a new one.");
        this.room = id.value();
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("room_id", room);
    }
}
