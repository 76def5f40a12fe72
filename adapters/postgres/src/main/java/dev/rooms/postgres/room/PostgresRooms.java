package dev.rooms.postgres.room;

import dev.rooms.application.room.Rooms;
import dev.rooms.application.template.TemplateUse;
import dev.rooms.domain.room.BookingId;
import dev.rooms.domain.room.Room;
import dev.rooms.domain.room.RoomChange;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.room.RoomNotFound;
import dev.rooms.domain.room.RoomStatus;
import dev.rooms.domain.room.ServiceSessionId;
import dev.rooms.domain.room.SystemDefaults;
import dev.rooms.domain.shared.Page;
import dev.rooms.domain.template.TemplateId;
import dev.rooms.postgres.shared.Sql;
import dev.rooms.postgres.shared.Stored;
import dev.rooms.postgres.shared.Where;
import dev.rooms.postgres.template.SettingsJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.OptimisticLockException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PostgresRooms implements Rooms, TemplateUse {
    private record Line(UUID id, RoomChange change) {}

    private final RoomRows rows;
    private final Sql sql;

    PostgresRooms(RoomRows rows, Sql sql) {
        this.rows = rows;
        this.sql = sql;
    }

    @Override
    public Room get(RoomId id) {
        return visible(id, rows.findByIdOptional(id.value()));
    }

    @Override
    public Room hold(RoomId id) {
        return visible(id, held(id));
    }

    @Override
    public Room holdEvenDeleted(RoomId id) {
        return held(id).orElseThrow(() -> new RoomNotFound(id)).toRoom();
    }

    /** In plain SQL, since every token that is minted asks, and everybody who comes or goes. */
    private Optional<RoomRow> held(RoomId id) {
        return sql.find("select * from room where id = ? for share", RoomRow::read, id.value());
    }

    @Override
    public Room lock(RoomId id) {
        return visible(id, locked(id));
    }

    @Override
    public Room lockEvenDeleted(RoomId id) {
        return locked(id).orElseThrow(() -> new RoomNotFound(id)).toRoom();
    }

    @Override
    public Optional<Room> findFor(BookingId booking) {
        return rows.find(
                        "bookingId = ?1 and status <> ?2 and not deleted and not followed",
                        booking.value(),
                        RoomStatus.CANCELLED)
                .firstResultOptional()
                .map(RoomRow::toRoom);
    }

    @Override
    public Optional<Room> findFor(ServiceSessionId serviceSession) {
        return rows.find(
                        "serviceSessionId = ?1 and status <> ?2 and not deleted and not followed",
                        serviceSession.value(),
                        RoomStatus.CANCELLED)
                .firstResultOptional()
                .map(RoomRow::toRoom);
    }

    @Override
    public Page<Room> list(Filter filter, Page.Request page, Instant now) {
        var where = new Where().and("not deleted");
        status(where, filter.status(), now);
        where.and("type = :type", "type", filter.type())
                .and(
                        "bookingId = :booking",
                        "booking",
                        filter.booking() == null ? null : filter.booking().value())
                .and(
                        "serviceSessionId = :session",
                        "session",
                        filter.serviceSession() == null
                                ? null
                                : filter.serviceSession().value())
                .and(
                        "templateId = :template",
                        "template",
                        filter.template() == null ? null : filter.template().value())
                .created(page.period())
                .page(page);
        var found =
                rows.find(where.text(), where.values()).range(0, page.limit()).list();
        return Page.cut(found, page, row -> row.id).map(RoomRow::toRoom);
    }

    private static void status(Where where, @Nullable RoomStatus status, Instant now) {
        if (status == RoomStatus.SCHEDULED) {
            where.and("status = SCHEDULED").and("startsAt > :now", "now", now);
        } else if (status == RoomStatus.OPEN) {
            where.and("(status = OPEN or (status = SCHEDULED and startsAt <= :now))", "now", now);
        } else {
            where.and("status = :status", "status", status);
        }
    }

    @Override
    public List<RoomId> toOpen(Instant now, int limit) {
        return sql.list(
                "select id from room where status = 'SCHEDULED' and starts_at <= ? order by starts_at limit ?",
                PostgresRooms::id,
                now,
                limit);
    }

    @Override
    public List<RoomId> toEnd(Instant now, int limit) {
        return sql.list("""
                select room.id from room
                join template_revision revision on revision.template_id = room.template_id
                  and revision.revision = room.template_revision
                where room.status in ('SCHEDULED', 'OPEN', 'LIVE') and room.ends_at <= ?
                  and room.ends_at + make_interval(secs => coalesce(
                    (room.settings ->> 'grace')::integer, (revision.draft -> 'settings' ->> 'grace')::integer, ?)) <= ?
                order by room.ends_at limit ?
                """, PostgresRooms::id, now, SystemDefaults.GRACE, now, limit);
    }

    private static RoomId id(ResultSet row) throws SQLException {
        return new RoomId(Sql.uuid(row, "id"));
    }

    @Override
    public Page<RoomChange> history(RoomId id, Page.Request page) {
        var lines = sql.list(
                "select * from room_change where room_id = ? and (?::uuid is null or id < ?::uuid) order by id desc limit ?",
                PostgresRooms::line,
                id.value(),
                page.after(),
                page.after(),
                page.limit() + 1);
        return Page.cut(lines, page, Line::id).map(Line::change);
    }

    @Override
    public void add(Room room) {
        var plan = room.plan();
        // In plain SQL: no statement is asked for more often.
        sql.run(
                """
                insert into room (id, name, room_type, template_id, template_revision, booking_id, service_session_id,
                  starts_at, ends_at, settings, status, end_reason, deleted, created_at, updated_at, version)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?)
                """,
                room.id().value(),
                plan.name(),
                plan.type(),
                plan.template().value(),
                plan.revision(),
                plan.booking() == null ? null : plan.booking().value(),
                plan.serviceSession() == null ? null : plan.serviceSession().value(),
                plan.startsAt(),
                plan.endsAt(),
                SettingsJson.write(plan.settings()),
                room.status(),
                room.endReason(),
                room.deleted(),
                room.createdAt(),
                room.updatedAt(),
                room.version().value());
        write(room);
    }

    @Override
    public Room save(Room room) {
        var row = rows.findByIdOptional(room.id().value()).orElseThrow(() -> new RoomNotFound(room.id()));
        Stored.same(row, each -> each.version, room.version()).become(room);
        rows.flush();
        write(room);
        return row.toRoom();
    }

    @Override
    public void follow(RoomId ended) {
        if (sql.run("update room set followed = true where id = ? and not followed", ended.value()) == 0) {
            throw new OptimisticLockException("a newer room has the booking already");
        }
    }

    @Override
    public long count(TemplateId template) {
        return rows.count("templateId = ?1 and not deleted", template.value());
    }

    private Optional<RoomRow> locked(RoomId id) {
        return rows.findByIdOptional(id.value(), LockModeType.PESSIMISTIC_WRITE);
    }

    private static Room visible(RoomId id, Optional<RoomRow> found) {
        return found.filter(row -> !row.deleted)
                .orElseThrow(() -> new RoomNotFound(id))
                .toRoom();
    }

    private void write(Room room) {
        for (var change : room.changes()) {
            sql.run(
                    """
                    insert into room_change (room_id, from_status, to_status, reason, actor, actor_kind, actor_id, at)
                    values (?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                    room.id().value(),
                    change.from(),
                    change.to(),
                    change.reason(),
                    change.by().name(),
                    change.by().kind(),
                    change.by().id(),
                    change.at());
        }
    }

    private static Line line(ResultSet row) throws SQLException {
        var from = row.getString("from_status");
        return new Line(
                Sql.uuid(row, "id"),
                new RoomChange(
                        from == null ? null : RoomStatus.valueOf(from),
                        RoomStatus.valueOf(row.getString("to_status")),
                        row.getString("reason"),
                        Sql.actor(row, "actor"),
                        Objects.requireNonNull(Sql.instant(row, "at"))));
    }
}
