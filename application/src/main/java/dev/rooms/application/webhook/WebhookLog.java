package dev.rooms.application.webhook;

import java.time.Instant;

/**
 * Where webhooks are written down before they are acknowledged. It commits by itself, many together, so it is used
 * outside of any transaction: the one exception to the rule that a use case opens it.
 */
public interface WebhookLog {
    /**
     * Returns when it is durable. Those of one line keep the order in which they were given.
     *
     * @return whether it was not there yet
     * @throws dev.rooms.application.shared.StoreUnavailable within a second, when it could not be stored or too many
     *     wait already
     */
    boolean append(SignedWebhook webhook, Instant receivedAt);
}
