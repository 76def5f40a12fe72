package dev.rooms.domain.template;

import dev.rooms.domain.shared.NotFound;

/** The template named does not exist. */
public final class TemplateNotFound extends NotFound {
    private static final long serialVersionUID = 1;

    public TemplateNotFound(TemplateId id) {
        super("template-not-found", "There is no template " + id.value() + ".");
    }
}
