package dev.rooms.application.webhook;

import dev.rooms.domain.room.LiveKitRoomName;

/** The lines in which events are applied, for whoever knows something of a room without an event. */
public interface Lines {
    /**
     * Nothing else is applied to this room until the transaction ends; waits a little for
     * what is being applied, and fails when that stands still.
     */
    void hold(LiveKitRoomName room);
}
