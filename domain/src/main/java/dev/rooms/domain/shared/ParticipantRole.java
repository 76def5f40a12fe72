package dev.rooms.domain.shared;

import java.util.Locale;

/** What somebody is in a room; the template says what each role may. */
public enum ParticipantRole {
    HOST,
    PARTICIPANT,
    VIEWER;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
