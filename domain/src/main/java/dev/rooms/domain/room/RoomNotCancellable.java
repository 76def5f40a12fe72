package dev.rooms.domain.room;

import dev.rooms.domain.shared.Conflict;
import java.util.Map;
import java.util.UUID;

/** Only a room that is scheduled or open can be cancelled. */
public final class RoomNotCancellable extends Conflict {
    private static final long serialVersionUID = 1;

    private final UUID room;
    private final RoomStatus status;

    public RoomNotCancellable(RoomId id, RoomStatus status) {
        super(
                "room-not-cancellable",
                "Room " + id.value() + " is " + status.text() + " and cannot be cancelled"
                        + (status == RoomStatus.LIVE ? "; close it instead." : "."));
        this.room = id.value();
        this.status = status;
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("room_id", room, "room_status", status.text());
    }
}
