package dev.rooms.domain.room;

/** What holds where neither request nor template says anything and the operator may choose. */
public record SystemDefaults(boolean recordingEnabled, boolean sipEnabled) {
    static final int EMPTY_TIMEOUT = 300;
    static final int DEPARTURE_TIMEOUT = 20;
    public static final int GRACE = 0;
}
