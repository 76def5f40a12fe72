package dev.rooms.application.room;

import dev.rooms.application.shared.EachAlone;
import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.room.MediaDemand;
import dev.rooms.domain.room.SessionEndReason;
import dev.rooms.domain.room.SessionId;
import java.time.InstantSource;

/**
 * Ends the sessions that have lasted as long as they may. The session is over at once, also where the media server does
 * not answer, so that the next token enters a new one; everybody in the old one is put out.
 */
public final class EndLongSessions {
    private static final int AT_ONCE = 1000;

    private final Sessions sessions;
    private final EndSession endSession;
    private final MakeDemand makeDemand;
    private final Transactions transactions;
    private final InstantSource clock;

    public EndLongSessions(
            Sessions sessions,
            EndSession endSession,
            MakeDemand makeDemand,
            Transactions transactions,
            InstantSource clock) {
        this.sessions = sessions;
        this.endSession = endSession;
        this.makeDemand = makeDemand;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @return whether there may be more to do at once */
    public boolean handle() {
        var due = transactions.within(() -> sessions.toEnd(clock.instant(), AT_ONCE));
        EachAlone.run(due, this::end);
        return due.size() == AT_ONCE;
    }

    private void end(SessionId id) {
        transactions.run(() -> {
            var session = sessions.get(id);
            var now = clock.instant();
            if (session.isOverdue(now)) {
                endSession.handle(session, SessionEndReason.MAX_DURATION, now);
                makeDemand.handle(new MediaDemand.EndRoom(session.livekitRoom()));
            }
        });
    }
}
