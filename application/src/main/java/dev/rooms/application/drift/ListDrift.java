package dev.rooms.application.drift;

import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.drift.Drift;
import dev.rooms.domain.shared.Caller;
import dev.rooms.domain.shared.Page;
import dev.rooms.domain.shared.Scope;

/** Lists where the ledger differed from LiveKit, newest first. */
public final class ListDrift {
    public record Query(Caller caller, Drifts.Filter filter, Page.Request page) {}

    private final Drifts drifts;
    private final Transactions transactions;

    public ListDrift(Drifts drifts, Transactions transactions) {
        this.drifts = drifts;
        this.transactions = transactions;
    }

    public Page<Drift> handle(Query query) {
        query.caller().needs(Scope.ADMIN);
        return transactions.within(() -> drifts.list(query.filter(), query.page()));
    }
}
