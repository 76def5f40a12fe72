package dev.rooms.application.room;

import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.room.Session;
import dev.rooms.domain.room.SessionEndReason;
import java.time.Instant;

/** Ends a session in the ledger, and with it everybody's attendance; its room may then be entered anew. */
public final class EndSession {
    private final Rooms rooms;
    private final Sessions sessions;
    private final SessionFollower follower;
    private final Transactions transactions;

    public EndSession(Rooms rooms, Sessions sessions, SessionFollower follower, Transactions transactions) {
        this.rooms = rooms;
        this.sessions = sessions;
        this.follower = follower;
        this.transactions = transactions;
    }

    public void handle(Session session, SessionEndReason reason, Instant at) {
        if (session.isOver()) {
            return;
        }
        transactions.run(() -> {
            var room = rooms.lockEvenDeleted(session.room());
            var why = room.status().isOver() ? SessionEndReason.CLOSED : reason;
            follower.ended(sessions.save(session.ended(why, at)));
            rooms.save(room.vacated(why, at));
        });
    }
}
