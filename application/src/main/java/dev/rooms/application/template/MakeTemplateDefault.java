package dev.rooms.application.template;

import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.shared.Caller;
import dev.rooms.domain.shared.Scope;
import dev.rooms.domain.template.RoomTemplate;
import dev.rooms.domain.template.TemplateId;
import java.time.InstantSource;

/** Makes a template the one that rooms of its type are made from when none is named. */
public final class MakeTemplateDefault {
    public record Command(Caller caller, TemplateId id) {}

    private final Templates templates;
    private final Transactions transactions;
    private final InstantSource clock;

    public MakeTemplateDefault(Templates templates, Transactions transactions, InstantSource clock) {
        this.templates = templates;
        this.transactions = transactions;
        this.clock = clock;
    }

    public RoomTemplate handle(Command command) {
        command.caller().needs(Scope.TEMPLATES_WRITE);
        return transactions.within(() -> {
            var template = templates.lock(command.id());
            if (template.isDefault()) {
                return template;
            }
            var now = clock.instant();
            var next = template.asDefault(true, now);
            templates.findDefault(template.type()).ifPresent(old -> templates.save(old.asDefault(false, now)));
            return templates.save(next);
        });
    }
}
