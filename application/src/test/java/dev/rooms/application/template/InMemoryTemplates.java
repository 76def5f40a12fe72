package dev.rooms.application.template;

import dev.rooms.application.shared.InMemoryTransactions.LostRace;
import dev.rooms.domain.shared.Page;
import dev.rooms.domain.shared.Version;
import dev.rooms.domain.template.RoomTemplate;
import dev.rooms.domain.template.RoomType;
import dev.rooms.domain.template.TemplateId;
import dev.rooms.domain.template.TemplateNotFound;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

public final class InMemoryTemplates implements Templates {
    private record Revision(TemplateId template, int number) {}

    private final TreeMap<UUID, RoomTemplate> templates = new TreeMap<>();
    private final Map<Revision, RoomTemplate.Draft> revisions = new HashMap<>();

    @Override
    public synchronized RoomTemplate get(TemplateId id) {
        return Optional.ofNullable(templates.get(id.value())).orElseThrow(() -> new TemplateNotFound(id));
    }

    @Override
    public RoomTemplate lock(TemplateId id) {
        return get(id);
    }

    @Override
    public synchronized RoomTemplate.Draft draft(TemplateId id, int revision) {
        return Optional.ofNullable(revisions.get(new Revision(id, revision)))
                .orElseThrow(() -> new TemplateNotFound(id));
    }

    @Override
    public synchronized Optional<RoomTemplate> findDefault(RoomType type) {
        return templates.values().stream()
                .filter(template -> template.type() == type && template.isDefault())
                .findFirst();
    }

    @Override
    public synchronized Page<RoomTemplate> list(Filter filter, Page.Request page) {
        var items = templates.descendingMap().values().stream()
                .filter(template ->
                        page.after() == null || template.id().value().compareTo(page.after()) < 0)
                .filter(template -> filter.type() == null || filter.type() == template.type())
                .filter(template -> filter.archived() == null || filter.archived() == template.archived())
                .filter(template -> page.period().contains(template.createdAt()))
                .limit(page.limit() + 1L)
                .toList();
        return Page.cut(items, page, template -> template.id().value());
    }

    @Override
    public synchronized void add(RoomTemplate template) {
        if (templates.containsKey(template.id().value())) {
            throw new LostRace("there is a template " + template.id());
        }
        put(template);
    }

    @Override
    public synchronized void seed(RoomTemplate template) {
        if (findDefault(template.type()).isEmpty()) {
            add(template);
        }
    }

    @Override
    public synchronized RoomTemplate save(RoomTemplate template) {
        var stored = templates.get(template.id().value());
        if (stored == null || !stored.version().equals(template.version())) {
            throw new LostRace("the template was changed or removed");
        }
        var saved = new RoomTemplate(
                template.id(),
                template.type(),
                template.revision(),
                template.draft(),
                template.isDefault(),
                template.archived(),
                template.createdAt(),
                template.updatedAt(),
                new Version(template.version().value() + 1));
        put(saved);
        return saved;
    }

    private void put(RoomTemplate template) {
        var rival = findDefault(template.type()).filter(other -> !other.id().equals(template.id()));
        if (template.isDefault() && rival.isPresent()) {
            throw new LostRace("its type has another default");
        }
        templates.put(template.id().value(), template);
        revisions.put(new Revision(template.id(), template.revision()), template.draft());
    }

    @Override
    public synchronized void remove(TemplateId id) {
        templates.remove(id.value());
    }
}
