package dev.rooms.application.template;

import dev.rooms.application.shared.Ids;
import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.shared.Caller;
import dev.rooms.domain.shared.Scope;
import dev.rooms.domain.template.RoomTemplate;
import dev.rooms.domain.template.RoomType;
import dev.rooms.domain.template.TemplateId;
import java.time.InstantSource;

/** Adds a template that rooms can be made from. */
public final class CreateTemplate {
    public record Command(
            Caller caller, RoomType type, RoomTemplate.Draft draft, boolean makeDefault, boolean archived) {}

    private final Templates templates;
    private final ChangeDefault changeDefault;
    private final Transactions transactions;
    private final Ids ids;
    private final InstantSource clock;

    public CreateTemplate(
            Templates templates, ChangeDefault changeDefault, Transactions transactions, Ids ids, InstantSource clock) {
        this.templates = templates;
        this.changeDefault = changeDefault;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    public RoomTemplate handle(Command command) {
        command.caller().needs(Scope.TEMPLATES_WRITE);
        var now = clock.instant();
        var template = RoomTemplate.define(new TemplateId(ids.next()), command.type(), command.draft(), now)
                .archived(command.archived(), now);
        return transactions.within(() -> {
            templates.add(template);
            return command.makeDefault() ? changeDefault.handle(template.id()) : template;
        });
    }
}
