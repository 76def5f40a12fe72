package dev.rooms.application.template;

import dev.rooms.application.shared.InMemoryTransactions;
import dev.rooms.application.shared.Transactions;

final class InMemoryTemplatesTest implements TemplatesContract {
    private final Transactions transactions = new InMemoryTransactions();
    private final Templates templates = new InMemoryTemplates();

    @Override
    public Templates templates() {
        return templates;
    }

    @Override
    public Transactions transactions() {
        return transactions;
    }
}
