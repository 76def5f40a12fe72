package dev.rooms.application.access;

import dev.rooms.application.room.EndSession;
import dev.rooms.application.room.Rooms;
import dev.rooms.application.room.Sessions;
import dev.rooms.application.shared.EachAlone;
import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.room.Session;
import dev.rooms.domain.room.SessionEndReason;
import dev.rooms.domain.room.SessionId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Ends the sessions that nobody came to and nobody can come to any more, because every token for them has expired. */
public final class EndUnusedSessions {
    private static final int AT_ONCE = 1000;
    /** Longer than the news of somebody who came at the last moment may take. */
    private static final Duration LATE_NEWS = Duration.ofHours(1);

    private final Rooms rooms;
    private final Sessions sessions;
    private final LedgerTokens tokens;
    private final EndSession endSession;
    private final Transactions transactions;
    private final InstantSource clock;

    public EndUnusedSessions(
            Rooms rooms,
            Sessions sessions,
            LedgerTokens tokens,
            EndSession endSession,
            Transactions transactions,
            InstantSource clock) {
        this.rooms = rooms;
        this.sessions = sessions;
        this.tokens = tokens;
        this.endSession = endSession;
        this.transactions = transactions;
        this.clock = clock;
    }

    public void handle() {
        @Nullable SessionId after = null;
        boolean more;
        do {
            var last = after;
            var untouched = transactions.within(() -> sessions.untouched(last, AT_ONCE));
            EachAlone.run(transactions.within(() -> unused(untouched)), this::end);
            more = untouched.size() == AT_ONCE;
            after = more ? untouched.getLast().id() : null;
        } while (more);
    }

    private Set<Session> unused(Collection<Session> untouched) {
        var ids = untouched.stream().map(Session::id).collect(Collectors.toSet());
        var usable = tokens.outlasting(ids, clock.instant().minus(LATE_NEWS));
        return untouched.stream()
                .filter(session -> !usable.contains(session.id()))
                .collect(Collectors.toSet());
    }

    private void end(Session session) {
        transactions.run(() -> {
            // Nobody mints a token for it from here on; and whoever joined it meanwhile has made it another version.
            var _ = rooms.lockEvenDeleted(session.room());
            if (!unused(Set.of(session)).isEmpty() && sessions.get(session.id()).equals(session)) {
                endSession.handle(session, SessionEndReason.EMPTIED, clock.instant());
            }
        });
    }
}
