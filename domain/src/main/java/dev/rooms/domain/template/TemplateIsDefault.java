package dev.rooms.domain.template;

import dev.rooms.domain.shared.Conflict;

/** The default of a type can be neither deleted nor archived. */
public final class TemplateIsDefault extends Conflict {
    private static final long serialVersionUID = 1;

    public TemplateIsDefault(TemplateId id) {
        super(
                "template-is-default",
                "Template " + id.value() + " is the default of its type; make another one the default first.");
    }
}
