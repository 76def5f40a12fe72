package dev.rooms.application.room;

import dev.rooms.domain.room.MediaDemand;
import dev.rooms.domain.room.RoomId;

/**
 * Demands that everybody leaves a room that is over. Also where nobody is known to be in it: somebody may be entering
 * right now with a token that was minted before.
 */
public final class VacateRoom {
    private final Sessions sessions;
    private final MakeDemand makeDemand;

    public VacateRoom(Sessions sessions, MakeDemand makeDemand) {
        this.sessions = sessions;
        this.makeDemand = makeDemand;
    }

    /** @return whether somebody had joined */
    public boolean handle(RoomId room) {
        var open = sessions.findOpen(room);
        open.ifPresent(session -> makeDemand.handle(new MediaDemand.EndRoom(session.livekitRoom())));
        return open.filter(session -> session.startedAt() != null).isPresent();
    }
}
