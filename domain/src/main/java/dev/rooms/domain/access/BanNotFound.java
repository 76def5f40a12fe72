package dev.rooms.domain.access;

import dev.rooms.domain.shared.NotFound;
import dev.rooms.domain.shared.ParticipantIdentity;

/** The identity named is not banned from the room. */
public final class BanNotFound extends NotFound {
    private static final long serialVersionUID = 1;

    public BanNotFound(ParticipantIdentity identity) {
        super("ban-not-found", "The identity " + identity.value() + " is not banned from this room.");
    }
}
