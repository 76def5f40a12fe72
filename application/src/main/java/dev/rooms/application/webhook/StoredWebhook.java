package dev.rooms.application.webhook;

import java.time.Instant;

/** A webhook that was accepted and waits to be applied. */
public record StoredWebhook(WebhookEventId id, String payload, Instant receivedAt, int attempts) {}
