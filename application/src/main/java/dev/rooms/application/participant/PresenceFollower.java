package dev.rooms.application.participant;

import dev.rooms.domain.participant.Connection;
import dev.rooms.domain.room.Session;

/** Does what has to be done in another feature when somebody comes or goes, in the same transaction. */
@FunctionalInterface
public interface PresenceFollower {
    void changed(Session session, Connection connection);
}
