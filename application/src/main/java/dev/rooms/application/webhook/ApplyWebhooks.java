package dev.rooms.application.webhook;

import dev.rooms.application.shared.StoreUnavailable;
import dev.rooms.application.shared.Transactions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Applies what is in the inbox: in order within a line, each once, an event and its mark in one transaction. One that
 * fails again and again is set aside, so that its line can go on.
 */
public final class ApplyWebhooks {
    private static final int LINES_AT_ONCE = 64;
    /** So that a long line does not keep the others waiting. */
    private static final int EVENTS_AT_ONCE = 16;

    private static final int ATTEMPTS = 5;
    private static final Duration FIRST_WAIT = Duration.ofMillis(200);
    private static final int LONGEST_REASON = 500;

    private final WebhookInbox inbox;
    private final LiveKitWebhooks webhooks;
    private final ApplyEvent applyEvent;
    private final Transactions transactions;
    private final InstantSource clock;

    public ApplyWebhooks(
            WebhookInbox inbox,
            LiveKitWebhooks webhooks,
            ApplyEvent applyEvent,
            Transactions transactions,
            InstantSource clock) {
        this.inbox = inbox;
        this.webhooks = webhooks;
        this.applyEvent = applyEvent;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @return whether there may be more to do at once */
    public boolean handle() {
        var more = transactions.within(inbox::gather);
        var lines = transactions.within(() -> inbox.due(LINES_AT_ONCE, clock.instant()));
        for (var line : lines) {
            for (var events = 0; events < EVENTS_AT_ONCE && applyNext(line); events++) {
                more = true;
            }
        }
        return more;
    }

    private boolean applyNext(String line) {
        var taken = new AtomicReference<StoredWebhook>();
        try {
            return transactions.within(() -> {
                var next = inbox.take(line, clock.instant());
                next.ifPresent(stored -> {
                    taken.set(stored);
                    applyEvent.handle(webhooks.read(stored.payload(), stored.receivedAt()));
                    inbox.applied(stored);
                });
                return next.isPresent();
            });
        } catch (StoreUnavailable notTheEventsFault) {
            throw notTheEventsFault;
        } catch (RuntimeException failure) {
            var stored = taken.get();
            if (stored == null) {
                throw failure;
            }
            setBack(stored, failure);
            return false;
        }
    }

    private void setBack(StoredWebhook stored, RuntimeException failure) {
        var last = stored.attempts() + 1 >= ATTEMPTS;
        var now = clock.instant();
        var retryAt = last ? null : now.plus(FIRST_WAIT.multipliedBy(1L << stored.attempts()));
        // Taken once more, because with the failed transaction the line was let go, and somebody else may be further.
        transactions.run(() -> inbox.take(stored.line(), now)
                .filter(stored::equals)
                .ifPresent(again -> inbox.failed(again, reason(failure), retryAt, now)));
    }

    /** Its first line: what follows may quote the names of people. */
    private static String reason(RuntimeException failure) {
        var line = failure.toString().lines().findFirst().orElse("");
        return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON);
    }
}
