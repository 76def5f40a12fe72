package dev.rooms.application.webhook;

import dev.rooms.application.shared.Signal;
import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.shared.Caller;
import dev.rooms.domain.shared.Scope;
import java.time.InstantSource;

/** Puts a webhook that was set aside back into its line, before everything else in it. */
public final class RetryWebhook {
    public record Command(Caller caller, InboxItemId id) {}

    private final InboxItems items;
    private final Transactions transactions;
    private final Signal signal;
    private final InstantSource clock;

    public RetryWebhook(InboxItems items, Transactions transactions, Signal signal, InstantSource clock) {
        this.items = items;
        this.transactions = transactions;
        this.signal = signal;
        this.clock = clock;
    }

    /**
     * @throws WebhookNotFound when there is none
     * @throws WebhookNotFailed when it is not set aside
     */
    public InboxItem handle(Command command) {
        command.caller().needs(Scope.ADMIN);
        return transactions.within(() -> {
            var retried = items.get(command.id()).retried(clock.instant());
            items.save(retried);
            transactions.afterCommit(signal::raise);
            return retried;
        });
    }
}
