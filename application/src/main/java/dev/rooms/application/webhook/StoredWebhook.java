package dev.rooms.application.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A webhook that was accepted and waits to be applied.
 *
 * @param item as what it is listed since it failed; null: it never did
 */
public record StoredWebhook(
        WebhookEventId id,
        String line,
        LogPosition position,
        String payload,
        Instant receivedAt,
        int attempts,
        @Nullable InboxItemId item) {}
