package dev.rooms.application.template;

import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.shared.Caller;
import dev.rooms.domain.shared.Scope;
import dev.rooms.domain.template.RoomTemplate;
import dev.rooms.domain.template.TemplateId;

/** Shows one template. */
public final class GetTemplate {
    public record Query(Caller caller, TemplateId id) {}

    private final Templates templates;
    private final Transactions transactions;

    public GetTemplate(Templates templates, Transactions transactions) {
        this.templates = templates;
        this.transactions = transactions;
    }

    public RoomTemplate handle(Query query) {
        query.caller().needs(Scope.TEMPLATES_READ);
        return transactions.within(() -> templates.get(query.id()));
    }
}
