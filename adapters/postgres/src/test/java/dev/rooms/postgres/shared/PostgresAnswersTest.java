package dev.rooms.postgres.shared;

import dev.rooms.application.shared.Answers;
import dev.rooms.application.shared.AnswersContract;
import dev.rooms.application.shared.Transactions;
import dev.rooms.postgres.PostgresTest;
import jakarta.inject.Inject;

@PostgresTest
class PostgresAnswersTest implements AnswersContract {
    private final Answers answers;
    private final Transactions transactions;

    @Inject
    PostgresAnswersTest(Answers answers, Transactions transactions) {
        this.answers = answers;
        this.transactions = transactions;
    }

    @Override
    public Answers answers() {
        return answers;
    }

    @Override
    public Transactions transactions() {
        return transactions;
    }
}
