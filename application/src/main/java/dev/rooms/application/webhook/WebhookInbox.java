package dev.rooms.application.webhook;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of the log is still to be applied, line by line. */
public interface WebhookInbox {
    /**
     * Finds what the log has got since the last time, each once, and nothing before its elders: what comes in late must
     * not be passed over. Only what was gathered is due.
     *
     * @return whether there was something
     */
    boolean gather();

    /** Lines that have something due. */
    List<String> due(int limit, Instant now);

    /**
     * Of each line the oldest webhook that is not applied, when it is due. Nobody else gets anything of these lines until
     * the transaction ends; what somebody else has in hand is left out.
     */
    List<StoredWebhook> take(List<String> lines, Instant now);

    /** @param webhooks of one line each */
    void applied(List<StoredWebhook> webhooks);

    /**
     * Counts a failed attempt.
     *
     * @param retryAt when to try again; null: not before somebody asks for it, so that its line can go on
     */
    void failed(StoredWebhook webhook, String reason, @Nullable Instant retryAt, Instant now);

    /** Drops what was received before, unless it waits to be applied. It may keep some of it for a day longer. */
    void forget(Instant before);
}
