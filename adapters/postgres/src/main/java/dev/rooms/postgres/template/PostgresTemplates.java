package dev.rooms.postgres.template;

import dev.rooms.application.template.Templates;
import dev.rooms.domain.shared.Page;
import dev.rooms.domain.template.RoomTemplate;
import dev.rooms.domain.template.RoomType;
import dev.rooms.domain.template.TemplateId;
import dev.rooms.domain.template.TemplateNotFound;
import dev.rooms.postgres.shared.Sql;
import dev.rooms.postgres.shared.Stored;
import dev.rooms.postgres.shared.Where;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

@ApplicationScoped
class PostgresTemplates implements Templates {
    private static final int MAX_DRAFTS = 1000;

    private record Revision(UUID template, int number) {}

    private final TemplateRows rows;
    private final Sql sql;
    /** A revision never changes, and every room and token asks for one; asked for by a room, it has been committed. */
    private final Map<Revision, RoomTemplate.Draft> drafts = new ConcurrentHashMap<>();

    PostgresTemplates(TemplateRows rows, Sql sql) {
        this.rows = rows;
        this.sql = sql;
    }

    @Override
    public RoomTemplate get(TemplateId id) {
        return current(row(id));
    }

    @Override
    public RoomTemplate lock(TemplateId id) {
        var type = row(id).type;
        // All of the type, always in one order: of two defaults that change places neither may be missed.
        var _ = sql.list("select id from template where room_type = ? order by id for update", row -> true, type);
        var row = row(id);
        rows.getEntityManager().refresh(row);
        if (row.deleted) {
            throw new TemplateNotFound(id);
        }
        return current(row);
    }

    @Override
    public RoomTemplate.Draft draft(TemplateId id, int revision) {
        var known = drafts.get(new Revision(id.value(), revision));
        return known == null ? remember(id.value(), revision) : known;
    }

    @Override
    public Optional<RoomTemplate> findDefault(RoomType type) {
        // In plain SQL, since every room that names no template asks.
        return sql.find(
                        "select * from template where room_type = ? and is_default and not deleted",
                        TemplateRow::read,
                        type)
                .map(this::current);
    }

    @Override
    public Page<RoomTemplate> list(Filter filter, Page.Request page) {
        var where = new Where()
                .and("not deleted")
                .and("type = :type", "type", filter.type())
                .and("archived = :archived", "archived", filter.archived())
                .created(page.period())
                .page(page);
        var found =
                rows.find(where.text(), where.values()).range(0, page.limit()).list();
        return Page.cut(found, page, row -> row.id).map(this::current);
    }

    @Override
    public void add(RoomTemplate template) {
        rows.persistAndFlush(TemplateRow.of(template));
        write(template);
    }

    @Override
    public void seed(RoomTemplate template) {
        var added = sql.run(
                """
                insert into template (id, room_type, revision, is_default, archived, deleted, created_at, updated_at, version)
                values (?, ?, ?, true, false, false, ?, ?, 0)
                on conflict (room_type) where is_default and not deleted do nothing
                """,
                template.id().value(),
                template.type(),
                template.revision(),
                template.createdAt(),
                template.updatedAt());
        if (added > 0) {
            write(template);
        }
    }

    @Override
    public RoomTemplate save(RoomTemplate template) {
        var row = Stored.same(row(template.id()), each -> each.version, template.version());
        var isNew = row.revision != template.revision();
        row.become(template);
        rows.flush();
        if (isNew) {
            write(template);
        }
        return row.toTemplate(template.draft());
    }

    @Override
    public void remove(TemplateId id) {
        row(id).deleted = true;
        rows.flush();
    }

    private TemplateRow row(TemplateId id) {
        return rows.findByIdOptional(id.value())
                .filter(row -> !row.deleted)
                .orElseThrow(() -> new TemplateNotFound(id));
    }

    private RoomTemplate current(TemplateRow row) {
        var known = drafts.get(new Revision(row.id, row.revision));
        return row.toTemplate(known == null ? read(row.id, row.revision) : known);
    }

    private RoomTemplate.Draft remember(UUID template, int revision) {
        if (drafts.size() >= MAX_DRAFTS) {
            drafts.clear();
        }
        var draft = read(template, revision);
        drafts.put(new Revision(template, revision), draft);
        return draft;
    }

    private RoomTemplate.Draft read(UUID template, int revision) {
        return sql.find(
                        "select draft from template_revision where template_id = ? and revision = ?",
                        row -> DraftJson.read(row.getString("draft")),
                        template,
                        revision)
                .orElseThrow(() -> new TemplateNotFound(new TemplateId(template)));
    }

    private void write(RoomTemplate template) {
        sql.run(
                "insert into template_revision (template_id, revision, draft) values (?, ?, ?::jsonb)",
                template.id().value(),
                template.revision(),
                DraftJson.write(template.draft()));
    }
}
