package dev.rooms.bootstrap.metrics;

import dev.rooms.application.webhook.LiveKitWebhooks;
import dev.rooms.application.webhook.SignedDigest;
import dev.rooms.application.webhook.SignedWebhook;
import dev.rooms.application.webhook.WebhookBody;
import dev.rooms.application.webhook.WebhookRefused;
import dev.rooms.application.webhook.WebhookUnreadable;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import org.jspecify.annotations.Nullable;

@Decorator
@Priority(0)
abstract class CountedLiveKitWebhooks implements LiveKitWebhooks {
    private final LiveKitWebhooks webhooks;
    private final Metrics metrics;

    CountedLiveKitWebhooks(@Delegate @Any LiveKitWebhooks webhooks, Metrics metrics) {
        this.webhooks = webhooks;
        this.metrics = metrics;
    }

    @Override
    public SignedDigest verify(@Nullable String authorization) {
        try {
            return webhooks.verify(authorization);
        } catch (WebhookRefused refused) {
            throw counted(refused);
        }
    }

    @Override
    public SignedWebhook open(SignedDigest signed, WebhookBody body) {
        try {
            return webhooks.open(signed, body);
        } catch (WebhookRefused refused) {
            throw counted(refused);
        } catch (WebhookUnreadable unreadable) {
            metrics.webhooks.add(Metrics.Webhook.UNREADABLE);
            throw unreadable;
        }
    }

    private WebhookRefused counted(WebhookRefused refused) {
        metrics.webhooks.add(
                switch (refused.reason()) {
                    case SIGNATURE -> Metrics.Webhook.REFUSED_SIGNATURE;
                    case TIME -> Metrics.Webhook.REFUSED_TIME;
                });
        return refused;
    }
}
