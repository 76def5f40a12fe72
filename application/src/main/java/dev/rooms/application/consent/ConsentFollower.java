package dev.rooms.application.consent;

import dev.rooms.domain.consent.Consent;
import dev.rooms.domain.room.Room;

/** Does what has to be done in another feature when somebody says yes or no, in the same transaction. */
public interface ConsentFollower {
    /** @param room which nobody else changes until the transaction ends */
    void said(Room room, Consent consent);

    /**
     * The last decision was sent again. It may now concern a recording that it did not concern before.
     *
     * @param room which nobody else changes until the transaction ends
     */
    void repeated(Room room, Consent last);
}
