package dev.rooms.application.access;

import dev.rooms.domain.access.Seating;
import dev.rooms.domain.room.RoomId;
import java.time.Instant;

/** Knows who has a seat in a room. */
public interface Seats {
    /**
     * The seats that are taken: by people in the open session of the room, phone callers too, and by the holders of its
     * unused tokens that are younger than {@link Seating#RESERVED}. No other transaction gets an answer for this room
     * until this one ends.
     */
    Seating take(RoomId room, Instant now);
}
