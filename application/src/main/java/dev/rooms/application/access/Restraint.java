package dev.rooms.application.access;

import dev.rooms.domain.room.Room;
import dev.rooms.domain.room.Session;
import dev.rooms.domain.shared.ParticipantIdentity;

/** Knows who may be in a room and neither show nor see anything for now. */
@FunctionalInterface
public interface Restraint {
    boolean holds(Room room, Session session, ParticipantIdentity identity);
}
