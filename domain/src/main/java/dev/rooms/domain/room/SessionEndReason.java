package dev.rooms.domain.room;

import java.util.Locale;

/** Why a session is over. */
public enum SessionEndReason {
    /** The room is over. */
    CLOSED,
    /** Nobody came. */
    NEVER_USED,
    /** All had left. */
    EMPTIED,
    /** It had lasted as long as it may. */
    MAX_DURATION,
    /** LiveKit lost it and began anew under the same name. */
    REPLACED,
    /** LiveKit does not know it any more. */
    LOST;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
