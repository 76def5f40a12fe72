package dev.rooms.domain.template;

import dev.rooms.domain.shared.Conflict;
import java.util.Map;
import java.util.UUID;

/** Rooms were made from it; archive it instead. */
public final class TemplateInUse extends Conflict {
    private static final long serialVersionUID = 1;

    private final UUID template;
    private final long rooms;

    public TemplateInUse(TemplateId id, long rooms) {
        super(
                "template-in-use",
                "Template " + id.value() + " is used by " + rooms + (rooms == 1 ? " room" : " rooms")
                        + "; archive it instead.");
        this.template = id.value();
        this.rooms = rooms;
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("template_id", template, "count", rooms);
    }
}
