package dev.rooms.domain.template;

import dev.rooms.domain.shared.Conflict;
import java.util.Map;
import java.util.UUID;

/** An archived template is hidden from new rooms. */
public final class TemplateArchived extends Conflict {
    private static final long serialVersionUID = 1;

    private final UUID template;

    public TemplateArchived(TemplateId id) {
        super(
                "template-archived",
                "Template " + id.value() + " is archived; set archived to false, or use another one.");
        this.template = id.value();
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("template_id", template);
    }
}
