package dev.rooms.application.room;

import dev.rooms.application.shared.Ids;
import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.room.Session;
import dev.rooms.domain.room.SessionId;

/** Finds the session that a new token is for; the first token of a session draws it. */
public final class DrawSession {
    private final Sessions sessions;
    private final Transactions transactions;
    private final Ids ids;

    public DrawSession(Sessions sessions, Transactions transactions, Ids ids) {
        this.sessions = sessions;
        this.transactions = transactions;
        this.ids = ids;
    }

    public Session handle(RoomId room) {
        return transactions.within(() -> sessions.findOpen(room).orElseGet(() -> {
            var session = Session.draw(new SessionId(ids.next()), room);
            sessions.add(session);
            return session;
        }));
    }
}
