package dev.rooms.application.webhook;

import dev.rooms.application.shared.InMemoryTransactions;
import dev.rooms.application.shared.Transactions;

final class InMemoryWebhookInboxTest implements WebhookInboxContract {
    private final Transactions transactions = new InMemoryTransactions();
    private final WebhookInbox webhookInbox = new InMemoryWebhookInbox();

    @Override
    public WebhookInbox webhookInbox() {
        return webhookInbox;
    }

    @Override
    public Transactions transactions() {
        return transactions;
    }
}
