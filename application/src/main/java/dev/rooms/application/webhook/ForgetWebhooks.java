package dev.rooms.application.webhook;

import dev.rooms.application.shared.Transactions;
import java.time.Duration;
import java.time.InstantSource;

/** Drops webhooks that are older than their retention: they carry the names of people. */
public final class ForgetWebhooks {
    private final WebhookInbox inbox;
    private final Transactions transactions;
    private final Duration retention;
    private final InstantSource clock;

    public ForgetWebhooks(WebhookInbox inbox, Transactions transactions, Duration retention, InstantSource clock) {
        this.inbox = inbox;
        this.transactions = transactions;
        this.retention = retention;
        this.clock = clock;
    }

    public void handle() {
        transactions.run(() -> inbox.forget(clock.instant().minus(retention)));
    }
}
