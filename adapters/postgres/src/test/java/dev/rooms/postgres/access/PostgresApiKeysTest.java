package dev.rooms.postgres.access;

import dev.rooms.application.access.ApiKeys;
import dev.rooms.application.access.ApiKeysContract;
import dev.rooms.application.shared.Transactions;
import dev.rooms.postgres.PostgresTest;
import jakarta.inject.Inject;

@PostgresTest
class PostgresApiKeysTest implements ApiKeysContract {
    private final ApiKeys apiKeys;
    private final Transactions transactions;

    @Inject
    PostgresApiKeysTest(ApiKeys apiKeys, Transactions transactions) {
        this.apiKeys = apiKeys;
        this.transactions = transactions;
    }

    @Override
    public ApiKeys apiKeys() {
        return apiKeys;
    }

    @Override
    public Transactions transactions() {
        return transactions;
    }
}
