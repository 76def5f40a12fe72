package dev.rooms.application.template;

import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.shared.Caller;
import dev.rooms.domain.shared.Scope;
import dev.rooms.domain.shared.Seen;
import dev.rooms.domain.template.TemplateId;
import dev.rooms.domain.template.TemplateInUse;
import dev.rooms.domain.template.TemplateIsDefault;
import org.jspecify.annotations.Nullable;

/** Removes a template that no room was made from. */
public final class DeleteTemplate {
    public record Command(
            Caller caller, TemplateId id, @Nullable Seen seen) {}

    private final Templates templates;
    private final TemplateUse use;
    private final Transactions transactions;

    public DeleteTemplate(Templates templates, TemplateUse use, Transactions transactions) {
        this.templates = templates;
        this.use = use;
        this.transactions = transactions;
    }

    /**
     * @throws TemplateIsDefault when rooms without a template would have none
     * @throws TemplateInUse when rooms were made from it
     */
    public void handle(Command command) {
        command.caller().needs(Scope.TEMPLATES_WRITE);
        transactions.run(() -> {
            var template = templates.lock(command.id());
            template.version().mustBe(command.seen());
            if (template.isDefault()) {
                throw new TemplateIsDefault(template.id());
            }
            var rooms = use.count(template.id());
            if (rooms > 0) {
                throw new TemplateInUse(template.id(), rooms);
            }
            templates.remove(template.id());
        });
    }
}
