package dev.rooms.domain.recording;

import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.shared.Conflict;
import java.util.Map;
import java.util.UUID;

/** There is nobody in the room to be recorded. */
public final class RoomNotLive extends Conflict {
    private static final long serialVersionUID = 1;

    private final UUID room;

    public RoomNotLive(RoomId id) {
        super("room-not-live", "Nobody is in room " + id.value() + "; start the recording once somebody has joined.");
        this.room = id.value();
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("room_id", room);
    }
}
