package dev.rooms.application.template;

import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.shared.Caller;
import dev.rooms.domain.shared.Page;
import dev.rooms.domain.shared.Scope;
import dev.rooms.domain.template.RoomTemplate;

/** Lists the templates, newest first. */
public final class ListTemplates {
    public record Query(Caller caller, Templates.Filter filter, Page.Request page) {}

    private final Templates templates;
    private final Transactions transactions;

    public ListTemplates(Templates templates, Transactions transactions) {
        this.templates = templates;
        this.transactions = transactions;
    }

    public Page<RoomTemplate> handle(Query query) {
        query.caller().needs(Scope.TEMPLATES_READ);
        return transactions.within(() -> templates.list(query.filter(), query.page()));
    }
}
