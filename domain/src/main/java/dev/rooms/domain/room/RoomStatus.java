package dev.rooms.domain.room;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Where a room stands. {@link #ALLOWED} is the one table of what may follow what. */
public enum RoomStatus {
    SCHEDULED,
    OPEN,
    LIVE,
    ENDED,
    CANCELLED;

    private static final Map<RoomStatus, Set<RoomStatus>> ALLOWED = Map.of(
            SCHEDULED, Set.of(OPEN, LIVE, ENDED, CANCELLED),
            // Back to scheduled: moved to a later time before anybody came.
            OPEN, Set.of(SCHEDULED, LIVE, ENDED, CANCELLED),
            LIVE, Set.of(OPEN, ENDED),
            ENDED, Set.of(),
            CANCELLED, Set.of());

    public boolean mayBecome(RoomStatus next) {
        return ALLOWED.getOrDefault(this, Set.of()).contains(next);
    }

    /** Nothing follows. */
    public boolean isOver() {
        return this == ENDED || this == CANCELLED;
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
