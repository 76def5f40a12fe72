package dev.rooms.domain.recording;

import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.shared.Conflict;
import java.util.Map;
import java.util.UUID;

/** The settings of the room do not allow recordings. */
public final class RecordingDisabled extends Conflict {
    private static final long serialVersionUID = 1;

    private final UUID room;

    public RecordingDisabled(RoomId id) {
        super("recording-disabled", "Room " + id.value() + " may not be recorded; set its recording_enabled to true.");
        this.room = id.value();
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("room_id", room);
    }
}
