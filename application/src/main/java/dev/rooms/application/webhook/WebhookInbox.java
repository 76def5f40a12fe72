package dev.rooms.application.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
     * The oldest webhook of the line that is not applied, when it is due. Nobody else gets anything of this line until
     * the transaction ends.
     */
    Optional<StoredWebhook> take(String line, Instant now);

    void applied(StoredWebhook webhook);

    /**
     * Counts a failed attempt.
     *
     * @param retryAt when to try again; null: not before somebody asks for it, so that its line can go on
     */
    void failed(StoredWebhook webhook, String reason, @Nullable Instant retryAt, Instant now);

    /** Drops what was received before, unless it waits to be applied. It may keep some of it for a day longer. */
    void forget(Instant before);
}
