package dev.rooms.bootstrap.metrics;

import dev.rooms.application.shared.Transactions;
import dev.rooms.application.webhook.StoredWebhook;
import dev.rooms.application.webhook.WebhookInbox;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts what has committed, since work that lost a race is done again. */
@Decorator
@Priority(0)
abstract class CountedWebhookInbox implements WebhookInbox {
    private final WebhookInbox inbox;
    private final Metrics metrics;
    private final Transactions transactions;
    private final InstantSource clock;

    CountedWebhookInbox(
            @Delegate @Any WebhookInbox inbox, Metrics metrics, Transactions transactions, InstantSource clock) {
        this.inbox = inbox;
        this.metrics = metrics;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public List<StoredWebhook> take(List<String> lines, Instant now) {
        var began = System.nanoTime();
        var taken = inbox.take(lines, now);
        if (!taken.isEmpty()) {
            transactions.afterCommit(() -> metrics.took(Metrics.Work.APPLY_WEBHOOKS, began));
        }
        return taken;
    }

    @Override
    public void applied(List<StoredWebhook> webhooks) {
        inbox.applied(webhooks);
        transactions.afterCommit(() -> {
            var now = clock.instant();
            metrics.webhooks.add(Metrics.Webhook.APPLIED, webhooks.size());
            webhooks.forEach(webhook ->
                    metrics.delays.add(Metrics.Delay.RECEIVED_TO_APPLIED, Duration.between(webhook.receivedAt(), now)));
        });
    }

    @Override
    public void failed(StoredWebhook webhook, String reason, @Nullable Instant retryAt, Instant now) {
        inbox.failed(webhook, reason, retryAt, now);
        var outcome = retryAt == null ? Metrics.Webhook.SET_ASIDE : Metrics.Webhook.TO_BE_RETRIED;
        transactions.afterCommit(() -> metrics.webhooks.add(outcome));
    }
}
