package dev.rooms.application.template;

import dev.rooms.domain.shared.Page;
import dev.rooms.domain.template.RoomTemplate;
import dev.rooms.domain.template.RoomType;
import dev.rooms.domain.template.TemplateId;
import dev.rooms.domain.template.TemplateNotFound;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The room templates, each with all its revisions. */
public interface Templates {
    /** Which templates are wanted; null is any. */
    record Filter(@Nullable RoomType type, @Nullable Boolean archived) {}

    /** @throws TemplateNotFound when there is none, or it was deleted */
    RoomTemplate get(TemplateId id);

    /**
     * As {@link #get}, and nobody else changes a template of this type until the transaction ends.
     *
     * @throws TemplateNotFound when there is none, or it was deleted
     */
    RoomTemplate lock(TemplateId id);

    /** What it said in that revision, whether or not it was deleted since. */
    RoomTemplate.Draft draft(TemplateId id, int revision);

    Optional<RoomTemplate> findDefault(RoomType type);

    Page<RoomTemplate> list(Filter filter, Page.Request page);

    void add(RoomTemplate template);

    /** Adds the template unless its type has a default already; of many who do so at once, one does. */
    void seed(RoomTemplate template);

    /** Stores it, and its revision when that is new. At most one template of a type is the default. */
    RoomTemplate save(RoomTemplate template);

    /** Takes it out of sight; its revisions stay for the rooms that were made with them. */
    void remove(TemplateId id);
}
