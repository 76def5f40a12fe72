package dev.rooms.application.access;

import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.access.ApiKey;
import dev.rooms.domain.shared.Caller;
import dev.rooms.domain.shared.Page;
import dev.rooms.domain.shared.Scope;

/** Lists the keys, revoked and expired ones too, newest first. */
public final class ListApiKeys {
    public record Query(Caller caller, Page.Request page) {}

    private final ApiKeys keys;
    private final Transactions transactions;

    public ListApiKeys(ApiKeys keys, Transactions transactions) {
        this.keys = keys;
        this.transactions = transactions;
    }

    public Page<ApiKey> handle(Query query) {
        query.caller().needs(Scope.ADMIN);
        return transactions.within(() -> keys.list(query.page()));
    }
}
