package dev.rooms.postgres.webhook;

import dev.rooms.application.shared.Transactions;
import dev.rooms.application.webhook.WebhookInbox;
import dev.rooms.application.webhook.WebhookInboxContract;
import dev.rooms.postgres.PostgresTest;
import jakarta.inject.Inject;

@PostgresTest
class PostgresWebhookInboxTest implements WebhookInboxContract {
    private final WebhookInbox webhookInbox;
    private final Transactions transactions;

    @Inject
    PostgresWebhookInboxTest(WebhookInbox webhookInbox, Transactions transactions) {
        this.webhookInbox = webhookInbox;
        this.transactions = transactions;
    }

    @Override
    public WebhookInbox webhookInbox() {
        return webhookInbox;
    }

    @Override
    public Transactions transactions() {
        return transactions;
    }
}
