package dev.rooms.application.webhook;

import dev.rooms.application.shared.InMemoryTransactions;
import dev.rooms.application.shared.Transactions;

final class InMemoryWebhookInboxTest implements WebhookInboxContract, InboxItemsContract {
    private final Transactions transactions = new InMemoryTransactions();
    private final InMemoryWebhookInbox webhooks = new InMemoryWebhookInbox();

    @Override
    public WebhookLog webhookLog() {
        return webhooks;
    }

    @Override
    public WebhookInbox webhookInbox() {
        return webhooks;
    }

    @Override
    public Lines lines() {
        return webhooks;
    }

    @Override
    public InboxItems inboxItems() {
        return webhooks;
    }

    @Override
    public Transactions transactions() {
        return transactions;
    }
}
