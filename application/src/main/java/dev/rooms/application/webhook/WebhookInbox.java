package dev.rooms.application.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The webhooks that were accepted, each once. */
public interface WebhookInbox {
    /** @return whether it was not there yet */
    boolean add(SignedWebhook webhook, Instant receivedAt);

    /** Lines that have something due. */
    List<String> due(int limit, Instant now);

    /**
     * The oldest webhook of the line that is not applied, when it is due. Nobody else gets anything of this line until
     * the transaction ends.
     */
    Optional<StoredWebhook> take(String line, Instant now);

    void applied(WebhookEventId id, Instant now);

    /**
     * Counts a failed attempt.
     *
     * @param retryAt when to try again; null: never, so that its line can go on
     */
    void failed(WebhookEventId id, String reason, @Nullable Instant retryAt);
}
