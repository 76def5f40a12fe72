package dev.rooms.domain.room;

import java.util.Locale;

/** Why a room is over. */
public enum RoomEndReason {
    CLOSED,
    CANCELLED,
    DELETED,
    /** Its end and the grace after it have passed. */
    EXPIRED;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
