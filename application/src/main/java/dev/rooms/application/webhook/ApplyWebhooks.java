package dev.rooms.application.webhook;

import dev.rooms.application.shared.StoreRefused;
import dev.rooms.application.shared.StoreUnavailable;
import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.shared.Excerpt;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Applies what is in the inbox: in order within a line, each once, an event and its mark in one transaction. One that
 * fails again and again is set aside, so that its line can go on.
 */
public final class ApplyWebhooks {
    private static final int LINES_AT_ONCE = 32;
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
        for (var events = 0; events < EVENTS_AT_ONCE && !lines.isEmpty(); events++) {
            lines = applyNext(lines);
            more |= !lines.isEmpty();
        }
        return more;
    }

    /**
     * The next of each line in one transaction, so that a commit serves many. When one of them fails each gets a
     * transaction of its own.
     *
     * @return the lines that have moved on
     */
    private List<String> applyNext(List<String> lines) {
        var taken = new AtomicReference<List<StoredWebhook>>(List.of());
        try {
            transactions.run(() -> {
                // It may run again, and then what was taken before is of no meaning.
                taken.set(List.of());
                var next = inbox.take(lines, clock.instant());
                taken.set(next);
                next.forEach(stored -> applyEvent.handle(webhooks.read(stored.payload(), stored.receivedAt())));
                inbox.applied(next);
            });
            return taken.get().stream().map(StoredWebhook::line).toList();
        } catch (StoreUnavailable notTheEventsFault) {
            throw notTheEventsFault;
        } catch (RuntimeException failure) {
            var together = taken.get();
            if (together.isEmpty()) {
                throw failure;
            }
            if (together.size() > 1) {
                return together.stream()
                        .flatMap(stored -> applyNext(List.of(stored.line())).stream())
                        .toList();
            }
            setBack(together.getFirst(), failure);
            return List.of();
        }
    }

    private void setBack(StoredWebhook stored, RuntimeException failure) {
        var last = failure instanceof StoreRefused || stored.attempts() + 1 >= ATTEMPTS;
        var now = clock.instant();
        var retryAt = last ? null : now.plus(FIRST_WAIT.multipliedBy(1L << stored.attempts()));
        // Taken once more, because with the failed transaction the line was let go, and somebody else may be further.
        transactions.run(() -> inbox.take(List.of(stored.line()), now).stream()
                .filter(stored::equals)
                .forEach(again -> inbox.failed(again, reason(failure), retryAt, now)));
    }

    /** Its first line: what follows may quote the names of people. */
    private static String reason(RuntimeException failure) {
        var line = failure.toString().lines().findFirst().orElse("");
        return Excerpt.of(line, LONGEST_REASON);
    }
}
