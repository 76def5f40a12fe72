package dev.rooms.application.access;

import dev.rooms.application.shared.InMemoryTransactions;
import dev.rooms.application.shared.Transactions;

final class InMemoryApiKeysTest implements ApiKeysContract {
    private final Transactions transactions = new InMemoryTransactions();
    private final ApiKeys apiKeys = new InMemoryApiKeys();

    @Override
    public ApiKeys apiKeys() {
        return apiKeys;
    }

    @Override
    public Transactions transactions() {
        return transactions;
    }
}
