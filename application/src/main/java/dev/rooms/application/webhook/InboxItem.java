package dev.rooms.application.webhook;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A webhook that could not be applied at the first try, and what became of it.
 *
 * @param attempts those that failed since it was accepted, or since an operator had it tried again
 * @param reason of the last failure
 * @param retryAt when it is tried again, while it waits
 * @param failedAt when it was set aside last
 */
public record InboxItem(
        InboxItemId id,
        WebhookEventId event,
        String line,
        State state,
        int attempts,
        String reason,
        Instant receivedAt,
        @Nullable Instant retryAt,
        @Nullable Instant failedAt) {
    /** What is to become of it. */
    public enum State {
        /** To be tried again; its line waits for it. */
        WAITING,
        /** Set aside until an operator decides. */
        FAILED,
        APPLIED,
        DISCARDED;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * To be tried again at once, as often as a new one.
     *
     * @throws WebhookNotFailed when it is not set aside
     */
    InboxItem retried(Instant now) {
        mustBeFailed();
        return new InboxItem(id, event, line, State.WAITING, 0, reason, receivedAt, now, failedAt);
    }

    /**
     * Never to be applied. What is discarded already stays so.
     *
     * @throws WebhookNotFailed when it waits or was applied
     */
    InboxItem discarded() {
        if (state == State.DISCARDED) {
            return this;
        }
        mustBeFailed();
        return new InboxItem(id, event, line, State.DISCARDED, attempts, reason, receivedAt, null, failedAt);
    }

    private void mustBeFailed() {
        if (state != State.FAILED) {
            throw new WebhookNotFailed(this);
        }
    }
}
