package dev.rooms.postgres.template;

import dev.rooms.application.shared.Transactions;
import dev.rooms.application.template.Templates;
import dev.rooms.application.template.TemplatesContract;
import dev.rooms.postgres.PostgresTest;
import jakarta.inject.Inject;

@PostgresTest
class PostgresTemplatesTest implements TemplatesContract {
    private final Templates templates;
    private final Transactions transactions;

    @Inject
    PostgresTemplatesTest(Templates templates, Transactions transactions) {
        this.templates = templates;
        this.transactions = transactions;
    }

    @Override
    public Templates templates() {
        return templates;
    }

    @Override
    public Transactions transactions() {
        return transactions;
    }
}
