package dev.rooms.application.event;

import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.shared.Caller;
import dev.rooms.domain.shared.Period;
import dev.rooms.domain.shared.Scope;

/** Tells what has happened since, oldest first, for those who ask again and again. */
public final class ListEvents {
    /** @param limit how many at most */
    public record Query(Caller caller, EventLog.Filter filter, Period period, EventPosition after, int limit) {}

    private final EventLog log;
    private final Transactions transactions;

    public ListEvents(EventLog log, Transactions transactions) {
        this.log = log;
        this.transactions = transactions;
    }

    public EventLog.Part handle(Query query) {
        query.caller().needs(Scope.EVENTS_READ);
        return transactions.within(() -> log.read(query.filter(), query.period(), query.after(), query.limit()));
    }
}
