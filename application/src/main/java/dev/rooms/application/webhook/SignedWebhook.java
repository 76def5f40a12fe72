package dev.rooms.application.webhook;

/**
 * A webhook whose signature was right.
 *
 * @param line events of the same line are applied one after the other, in the order of their arrival
 * @param payload JSON without anything secret
 */
public record SignedWebhook(WebhookEventId id, String line, String payload) {}
