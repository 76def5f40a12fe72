package dev.rooms.domain.room;

import dev.rooms.domain.shared.NotFound;

/** The room named does not exist, or was deleted. */
public final class RoomNotFound extends NotFound {
    private static final long serialVersionUID = 1;

    public RoomNotFound(RoomId id) {
        super("room-not-found", "There is no room " + id.value() + ".");
    }
}
