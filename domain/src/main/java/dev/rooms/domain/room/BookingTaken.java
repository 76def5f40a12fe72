package dev.rooms.domain.room;

import dev.rooms.domain.shared.Conflict;
import java.util.Map;
import java.util.UUID;

/** A booking or service session has a room of another type or template. */
public final class BookingTaken extends Conflict {
    private static final long serialVersionUID = 1;

    private final UUID room;

    public BookingTaken(RoomId id) {
        super(
                "booking-taken",
                "Room " + id.value() + " of this booking or service session has another room_type or template_id."
                        + " Leave both out to use it, or cancel it first.");
        this.room = id.value();
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("room_id", room);
    }
}
