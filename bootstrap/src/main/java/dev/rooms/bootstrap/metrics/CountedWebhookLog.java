package dev.rooms.bootstrap.metrics;

import dev.rooms.application.shared.StoreUnavailable;
import dev.rooms.application.webhook.SignedWebhook;
import dev.rooms.application.webhook.WebhookLog;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import java.time.Instant;

@Decorator
@Priority(0)
class CountedWebhookLog implements WebhookLog {
    private final WebhookLog log;
    private final Metrics metrics;

    CountedWebhookLog(@Delegate @Any WebhookLog log, Metrics metrics) {
        this.log = log;
        this.metrics = metrics;
    }

    @Override
    public boolean append(SignedWebhook webhook, Instant receivedAt) {
        try {
            var isNew = metrics.timed(Metrics.Work.STORE_WEBHOOK, () -> log.append(webhook, receivedAt));
            metrics.webhooks.add(isNew ? Metrics.Webhook.ACKNOWLEDGED : Metrics.Webhook.DOUBLED);
            return isNew;
        } catch (StoreUnavailable sendAgain) {
            metrics.webhooks.add(Metrics.Webhook.UNAVAILABLE);
            throw sendAgain;
        }
    }
}
