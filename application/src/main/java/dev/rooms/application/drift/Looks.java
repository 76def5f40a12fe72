package dev.rooms.application.drift;

import dev.rooms.domain.room.SessionId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** When everybody whom the ledger shows in a session was last seen there. */
public interface Looks {
    Optional<Instant> last(SessionId session);

    void seen(Set<SessionId> sessions, Instant at);

    /** Forgets those before, of sessions that are over. */
    void forget(Instant before);
}
