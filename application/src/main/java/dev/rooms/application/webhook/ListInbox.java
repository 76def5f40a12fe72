package dev.rooms.application.webhook;

import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.shared.Caller;
import dev.rooms.domain.shared.Page;
import dev.rooms.domain.shared.Scope;
import org.jspecify.annotations.Nullable;

/** Lists the webhooks that made trouble, newest trouble first. */
public final class ListInbox {
    /** @param state null: all of them */
    public record Query(Caller caller, InboxItem.@Nullable State state, Page.Request page) {}

    private final InboxItems items;
    private final Transactions transactions;

    public ListInbox(InboxItems items, Transactions transactions) {
        this.items = items;
        this.transactions = transactions;
    }

    public Page<InboxItem> handle(Query query) {
        query.caller().needs(Scope.ADMIN);
        return transactions.within(() -> items.list(query.state(), query.page()));
    }
}
