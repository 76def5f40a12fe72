package dev.rooms.application.participant;

import dev.rooms.application.room.SessionFollower;
import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.room.Session;

/** When a session ends, nobody is in it any more. */
public final class EmptySession implements SessionFollower {
    private final Connections connections;
    private final RecordPresence recordPresence;
    private final Transactions transactions;

    public EmptySession(Connections connections, RecordPresence recordPresence, Transactions transactions) {
        this.connections = connections;
        this.recordPresence = recordPresence;
        this.transactions = transactions;
    }

    @Override
    public void ended(Session session) {
        var end = session.endedAt();
        if (end != null) {
            transactions.run(() -> connections.open(session.id()).stream()
                    .map(connection -> connection.left(null, end))
                    .forEach(recordPresence::handle));
        }
    }
}
