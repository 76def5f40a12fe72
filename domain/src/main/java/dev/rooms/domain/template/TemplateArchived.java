package dev.rooms.domain.template;

import dev.rooms.domain.shared.Conflict;

/** An archived template is hidden from new rooms. */
public final class TemplateArchived extends Conflict {
    private static final long serialVersionUID = 1;

    public TemplateArchived(TemplateId id) {
        super("template-archived", "Template " + id.value() + " is archived.");
    }
}
