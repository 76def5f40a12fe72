package dev.rooms.postgres.room;

import dev.rooms.application.room.Sessions;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.room.RoomSid;
import dev.rooms.domain.room.Session;
import dev.rooms.domain.room.SessionId;
import dev.rooms.domain.shared.Page;
import dev.rooms.postgres.shared.Sql;
import dev.rooms.postgres.shared.Stored;
import dev.rooms.postgres.shared.Where;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PostgresSessions implements Sessions {
    private final SessionRows rows;
    private final Sql sql;

    PostgresSessions(SessionRows rows, Sql sql) {
        this.rows = rows;
        this.sql = sql;
    }

    @Override
    public Session get(SessionId id) {
        return row(id).toSession();
    }

    @Override
    public Optional<Session> findOpen(RoomId room) {
        return rows.find("roomId = ?1 and endedAt is null", room.value())
                .firstResultOptional()
                .map(SessionRow::toSession);
    }

    @Override
    public Optional<Session> findOpen(LiveKitRoomName name) {
        return rows.find("livekitRoom = ?1 and endedAt is null", name.value())
                .firstResultOptional()
                .map(SessionRow::toSession);
    }

    @Override
    public Optional<Session> findBySid(RoomSid sid) {
        return rows.find("sid", sid.value()).firstResultOptional().map(SessionRow::toSession);
    }

    @Override
    public boolean isOurs(LiveKitRoomName name) {
        return rows.count("livekitRoom", name.value()) > 0;
    }

    @Override
    public Map<RoomId, Session> current(Set<RoomId> rooms) {
        var ids = rooms.stream().map(RoomId::value).toList();
        return rows.find("roomId in ?1 and startedAt is not null and endedAt is null", ids).stream()
                .map(SessionRow::toSession)
                .collect(Collectors.toMap(Session::room, Function.identity()));
    }

    @Override
    public List<Session> live() {
        return rows.find("sid is not null and endedAt is null").stream()
                .map(SessionRow::toSession)
                .toList();
    }

    @Override
    public Page<Session> list(RoomId room, Page.Request page) {
        var where = new Where()
                .and("roomId = :room", "room", room.value())
                .and("startedAt is not null")
                .page(page);
        var found =
                rows.find(where.text(), where.values()).range(0, page.limit()).list();
        return Page.cut(found, page, row -> row.id).map(SessionRow::toSession);
    }

    @Override
    public List<SessionId> toEnd(Instant now, int limit) {
        return sql.list(
                "select id from session where ended_at is null and must_end_at <= ? order by must_end_at limit ?",
                row -> new SessionId(Sql.uuid(row, "id")),
                now,
                limit);
    }

    @Override
    public List<Session> untouched(@Nullable SessionId after, int limit) {
        var where = "endedAt is null and startedAt is null and sid is null";
        var found = after == null
                ? rows.find(where + " order by id")
                : rows.find(where + " and id > ?1 order by id", after.value());
        return found.range(0, limit - 1).stream().map(SessionRow::toSession).toList();
    }

    @Override
    public void add(Session session) {
        rows.persistAndFlush(SessionRow.of(session));
    }

    @Override
    public Session save(Session session) {
        var row = Stored.same(row(session.id()), each -> each.version, session.version());
        row.become(session);
        rows.flush();
        return row.toSession();
    }

    private SessionRow row(SessionId id) {
        return rows.findByIdOptional(id.value())
                .orElseThrow(() -> new IllegalStateException("there is no session " + id.value()));
    }
}
