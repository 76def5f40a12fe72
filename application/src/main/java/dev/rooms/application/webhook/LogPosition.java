package dev.rooms.application.webhook;

/**
 * Where a webhook stands in the log. The transaction that wrote it counts first: numbers are drawn before the commit, so
 * a higher one may be there before a lower one.
 */
public record LogPosition(long transaction, long number) {}
