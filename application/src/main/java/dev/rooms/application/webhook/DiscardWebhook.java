package dev.rooms.application.webhook;

import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.shared.Caller;
import dev.rooms.domain.shared.Scope;

/** Gives up a webhook that was set aside. Discarding it again changes nothing. */
public final class DiscardWebhook {
    public record Command(Caller caller, InboxItemId id) {}

    private final InboxItems items;
    private final Transactions transactions;

    public DiscardWebhook(InboxItems items, Transactions transactions) {
        this.items = items;
        this.transactions = transactions;
    }

    /**
     * @throws WebhookNotFound when there is none
     * @throws WebhookNotFailed when it waits or was applied
     */
    public InboxItem handle(Command command) {
        command.caller().needs(Scope.ADMIN);
        return transactions.within(() -> {
            var discarded = items.get(command.id()).discarded();
            items.save(discarded);
            return discarded;
        });
    }
}
