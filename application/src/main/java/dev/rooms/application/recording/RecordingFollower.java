package dev.rooms.application.recording;

import dev.rooms.domain.room.Room;

/** Hears of rooms of which a recording is live no more, in the transaction that ends it. */
public interface RecordingFollower {
    void ended(Room room);
}
