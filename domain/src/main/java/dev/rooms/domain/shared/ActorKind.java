package dev.rooms.domain.shared;

import java.util.Locale;

/** The kind that an actor has proved to be of. */
public enum ActorKind {
    /** The holder of the key that the operator configured. */
    OPERATOR,
    /** The holder of an API key. */
    KEY,
    /** A person in a room. */
    PARTICIPANT,
    /** A part of Rooms, or what it works with. */
    SYSTEM;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
