package dev.rooms.domain.room;

import java.util.Locale;

/** Why a session is over. */
public enum SessionEndReason {
    /** The room was closed, cancelled or deleted. */
    CLOSED,
    /** LiveKit closed it: nobody came, or all had left. */
    FINISHED,
    /** LiveKit lost it and began anew under the same name. */
    REPLACED,
    /** LiveKit does not know it any more. */
    LOST;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
