package dev.rooms.application.template;

import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.shared.Caller;
import dev.rooms.domain.shared.Scope;
import dev.rooms.domain.shared.Seen;
import dev.rooms.domain.template.RoomTemplate;
import dev.rooms.domain.template.TemplateId;
import dev.rooms.domain.template.TemplateIsDefault;
import java.time.InstantSource;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes a new revision of a template, or hides it from new rooms. Rooms keep the revision they were made with. */
public final class UpdateTemplate {
    /** What the template shall be from now on. */
    public record Edit(RoomTemplate.Draft draft, boolean archived, boolean isDefault) {}

    /** @param edit of the template as it stands when nobody else can change it */
    public record Command(
            Caller caller, TemplateId id, @Nullable Seen seen, Function<RoomTemplate, Edit> edit) {}

    private final Templates templates;
    private final ChangeDefault changeDefault;
    private final Transactions transactions;
    private final InstantSource clock;

    public UpdateTemplate(
            Templates templates, ChangeDefault changeDefault, Transactions transactions, InstantSource clock) {
        this.templates = templates;
        this.changeDefault = changeDefault;
        this.transactions = transactions;
        this.clock = clock;
    }

    public RoomTemplate handle(Command command) {
        command.caller().needs(Scope.TEMPLATES_WRITE);
        return transactions.within(() -> {
            var template = templates.lock(command.id());
            template.version().mustBe(command.seen());
            var edit = command.edit().apply(template);
            if (template.isDefault() && !edit.isDefault()) {
                throw new TemplateIsDefault(template.id());
            }
            var now = clock.instant();
            var changed = template.revise(edit.draft(), now).archived(edit.archived(), now);
            var saved = changed.equals(template) ? template : templates.save(changed);
            return edit.isDefault() ? changeDefault.handle(saved.id()) : saved;
        });
    }
}
