package dev.rooms.domain.drift;

import java.util.Locale;

/** How the ledger can differ from LiveKit. */
public enum DriftKind {
    SESSION_ADOPTED("LiveKit has a room of ours that the ledger did not know to have begun.", true),
    SESSION_LOST("LiveKit no longer has the room of a session that the ledger shows as live.", true),
    SESSION_GHOST("LiveKit lists the room of a live session, and no node serves it.", true),
    ROOM_UNWANTED("LiveKit has a room under the name of a session that is over.", true),
    ROOM_FOREIGN("LiveKit has a room that is not ours.", false),
    PARTICIPANT_ADOPTED("Somebody is in a room whom the ledger did not know.", true),
    PARTICIPANT_GONE("Somebody is no longer in a room whom the ledger shows as joined.", true),
    TRACK_ADOPTED("A track is published that the ledger did not know.", true),
    TRACK_GONE("A track is no longer published that the ledger shows as published.", true);

    private final String found;
    private final boolean repaired;

    DriftKind(String found, boolean repaired) {
        this.found = found;
        this.repaired = repaired;
    }

    public String found() {
        return found;
    }

    /** Whether the ledger was put right, or LiveKit told to end it; otherwise it is only reported. */
    public boolean isRepaired() {
        return repaired;
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
