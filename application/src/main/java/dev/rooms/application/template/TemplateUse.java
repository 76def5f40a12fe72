package dev.rooms.application.template;

import dev.rooms.domain.template.TemplateId;

/** Says how many rooms were made from a template; the rooms know, and templates may not know them. */
public interface TemplateUse {
    /** Rooms that were deleted do not count. */
    long count(TemplateId template);
}
