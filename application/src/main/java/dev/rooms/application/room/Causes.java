package dev.rooms.application.room;

import dev.rooms.domain.room.LiveKitRoomName;

/**
 * Ties work that a worker does in a room to the request that caused it, for traces alone. A cause is remembered for
 * seconds and by this process; work whose cause is forgotten begins a trace of its own.
 */
public interface Causes {
    /** Without traces there is nothing to remember. */
    Causes NONE = new Causes() {
        @Override
        public void remember(LiveKitRoomName room) {}

        @Override
        public void follow(LiveKitRoomName room, Runnable work) {
            work.run();
        }
    };

    /** The request at hand causes work in this room. */
    void remember(LiveKitRoomName room);

    /** Does the work as a part of the request that was the last to cause some in this room. */
    void follow(LiveKitRoomName room, Runnable work);
}
