package dev.rooms.application.room;

import dev.rooms.application.House;
import dev.rooms.application.shared.FreshIds;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.room.RoomSid;
import dev.rooms.domain.room.Session;
import dev.rooms.domain.room.SessionId;

/** What the contracts of ledgers stand upon: sessions of rooms. */
public interface GivenSessions extends GivenRooms {
    Sessions sessions();

    /** Drawn and bound to LiveKit's room, in a room of its own. */
    default Session givenSession() {
        return givenSession(givenRoom().id());
    }

    default Session givenSession(RoomId room) {
        return givenSession(Session.draw(new SessionId(FreshIds.next()), room).boundTo(freshSid(), House.NOW));
    }

    default Session givenSession(Session session) {
        transactions().run(() -> sessions().add(session));
        return session;
    }

    static RoomSid freshSid() {
        return new RoomSid(FreshIds.text("RM_"));
    }
}
