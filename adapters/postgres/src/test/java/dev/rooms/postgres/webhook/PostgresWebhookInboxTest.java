package dev.rooms.postgres.webhook;

import dev.rooms.application.shared.Transactions;
import dev.rooms.application.webhook.InboxItems;
import dev.rooms.application.webhook.InboxItemsContract;
import dev.rooms.application.webhook.Lines;
import dev.rooms.application.webhook.WebhookInbox;
import dev.rooms.application.webhook.WebhookInboxContract;
import dev.rooms.application.webhook.WebhookLog;
import dev.rooms.postgres.PostgresTest;
import jakarta.inject.Inject;

@PostgresTest
class PostgresWebhookInboxTest implements WebhookInboxContract, InboxItemsContract {
    private final WebhookLog webhookLog;
    private final WebhookInbox webhookInbox;
    private final Lines lines;
    private final InboxItems inboxItems;
    private final Transactions transactions;

    @Inject
    PostgresWebhookInboxTest(
            WebhookLog webhookLog,
            WebhookInbox webhookInbox,
            Lines lines,
            InboxItems inboxItems,
            Transactions transactions) {
        this.webhookLog = webhookLog;
        this.webhookInbox = webhookInbox;
        this.lines = lines;
        this.inboxItems = inboxItems;
        this.transactions = transactions;
    }

    @Override
    public WebhookLog webhookLog() {
        return webhookLog;
    }

    @Override
    public WebhookInbox webhookInbox() {
        return webhookInbox;
    }

    @Override
    public Lines lines() {
        return lines;
    }

    @Override
    public InboxItems inboxItems() {
        return inboxItems;
    }

    @Override
    public Transactions transactions() {
        return transactions;
    }
}
