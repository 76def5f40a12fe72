package dev.rooms.application.template;

import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.shared.Caller;
import dev.rooms.domain.shared.Scope;
import dev.rooms.domain.template.RoomTemplate;
import dev.rooms.domain.template.TemplateId;

/** Makes a template the one that rooms of its type are made from when none is named. */
public final class MakeTemplateDefault {
    public record Command(Caller caller, TemplateId id) {}

    private final ChangeDefault changeDefault;
    private final Transactions transactions;

    public MakeTemplateDefault(ChangeDefault changeDefault, Transactions transactions) {
        this.changeDefault = changeDefault;
        this.transactions = transactions;
    }

    public RoomTemplate handle(Command command) {
        command.caller().needs(Scope.TEMPLATES_WRITE);
        return transactions.within(() -> changeDefault.handle(command.id()));
    }
}
