package dev.rooms.application.room;

import dev.rooms.domain.room.LiveKitRoomName;

/** Removes participants who may not be in a live room. */
@FunctionalInterface
public interface Intruders {
    /**
     * Compares everybody whom the media server shows in this room with the ledger.
     *
     * @throws MediaServerUnavailable when an intruder may still be there
     */
    void evict(LiveKitRoomName room);
}
