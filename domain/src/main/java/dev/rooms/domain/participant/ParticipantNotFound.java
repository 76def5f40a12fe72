package dev.rooms.domain.participant;

import dev.rooms.domain.shared.NotFound;
import dev.rooms.domain.shared.ParticipantIdentity;

/** Nobody with this identity was ever in the room. */
public final class ParticipantNotFound extends NotFound {
    private static final long serialVersionUID = 1;

    public ParticipantNotFound(ParticipantIdentity identity) {
        super("participant-not-found", "The identity " + identity.value() + " was never in this room.");
    }
}
