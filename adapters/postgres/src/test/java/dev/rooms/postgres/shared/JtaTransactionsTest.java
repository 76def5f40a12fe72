package dev.rooms.postgres.shared;

import dev.rooms.application.shared.Transactions;
import dev.rooms.application.shared.TransactionsContract;
import dev.rooms.postgres.PostgresTest;
import jakarta.inject.Inject;

@PostgresTest
class JtaTransactionsTest implements TransactionsContract {
    private final Transactions transactions;

    @Inject
    JtaTransactionsTest(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Transactions transactions() {
        return transactions;
    }
}
