package dev.rooms.application.webhook;

/** LiveKit's name for one emission ({@code EV_}); the same on every retry of it. */
public record WebhookEventId(String value) {}
