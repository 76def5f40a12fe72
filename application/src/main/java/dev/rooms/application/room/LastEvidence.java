package dev.rooms.application.room;

import dev.rooms.domain.room.Session;
import java.time.Instant;

/** Until when a session is known to have gone on. */
@FunctionalInterface
public interface LastEvidence {
    /** @param otherwise when nothing is known at all */
    Instant of(Session session, Instant otherwise);
}
