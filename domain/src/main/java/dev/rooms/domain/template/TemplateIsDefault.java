package dev.rooms.domain.template;

import dev.rooms.domain.shared.Conflict;
import java.util.Map;
import java.util.UUID;

/** The default of a type can be neither deleted nor archived. */
public final class TemplateIsDefault extends Conflict {
    private static final long serialVersionUID = 1;

    private final UUID template;

    public TemplateIsDefault(TemplateId id) {
        super(
                "template-is-default",
                "Template " + id.value() + " is the default of its type; make another one the default first.");
        this.template = id.value();
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("template_id", template);
    }
}
