package dev.rooms.application.access;

import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.access.ApiKey;
import dev.rooms.domain.access.ApiKeyId;
import dev.rooms.domain.access.ApiKeyNotFound;
import dev.rooms.domain.shared.Caller;
import dev.rooms.domain.shared.Scope;

/** Shows one key, a revoked or expired one too. */
public final class GetApiKey {
    public record Query(Caller caller, ApiKeyId id) {}

    private final ApiKeys keys;
    private final Transactions transactions;

    public GetApiKey(ApiKeys keys, Transactions transactions) {
        this.keys = keys;
        this.transactions = transactions;
    }

    /** @throws ApiKeyNotFound when there is none */
    public ApiKey handle(Query query) {
        query.caller().needs(Scope.ADMIN);
        return transactions.within(() -> keys.find(query.id()).orElseThrow(() -> new ApiKeyNotFound(query.id())));
    }
}
