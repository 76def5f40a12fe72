package dev.rooms.application.room;

import dev.rooms.domain.room.Session;

/** Does what has to be done in another feature when a session ends, in the same transaction. */
@FunctionalInterface
public interface SessionFollower {
    void ended(Session session);
}
