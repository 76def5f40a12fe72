package dev.rooms.domain.room;

import java.util.Locale;

/** Why a room is over. */
public enum RoomEndReason {
    CLOSED,
    CANCELLED,
    DELETED;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
