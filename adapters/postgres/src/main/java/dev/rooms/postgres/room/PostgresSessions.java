package dev.rooms.postgres.room;

import dev.rooms.application.room.Sessions;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.room.RoomSid;
import dev.rooms.domain.room.Session;
import dev.rooms.domain.room.SessionEndReason;
import dev.rooms.domain.room.SessionId;
import dev.rooms.domain.shared.Page;
import dev.rooms.domain.shared.Version;
import dev.rooms.postgres.shared.Sql;
import dev.rooms.postgres.shared.Stored;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** In plain SQL: every webhook and every token that is minted asks for a session, and nothing is asked for more often. */
@Singleton
class PostgresSessions implements Sessions {
    private final Sql sql;

    PostgresSessions(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Session get(SessionId id) {
        return find("id = ?", id.value())
                .orElseThrow(() -> new IllegalStateException("there is no session " + id.value()));
    }

    @Override
    public Optional<Session> findOpen(RoomId room) {
        return find("room_id = ? and ended_at is null", room.value());
    }

    @Override
    public Optional<Session> findOpen(LiveKitRoomName name) {
        return find("livekit_room = ? and ended_at is null", name.value());
    }

    @Override
    public Optional<Session> findBySid(RoomSid sid) {
        return find("sid = ?", sid.value());
    }

    private Optional<Session> find(String condition, Object value) {
        return sql.find("select * from session where " + condition, PostgresSessions::read, value);
    }

    @Override
    public boolean isOurs(LiveKitRoomName name) {
        return find("livekit_room = ?", name.value()).isPresent();
    }

    @Override
    public Map<RoomId, Session> current(Set<RoomId> rooms) {
        return sql
                .list(
                        "select * from session where room_id = any (?) and started_at is not null and ended_at is null",
                        PostgresSessions::read,
                        (Object) rooms.stream().map(RoomId::value).toArray(UUID[]::new))
                .stream()
                .collect(Collectors.toMap(Session::room, Function.identity()));
    }

    @Override
    public List<Session> live() {
        return sql.list("select * from session where sid is not null and ended_at is null", PostgresSessions::read);
    }

    @Override
    public Page<Session> list(RoomId room, Page.Request page) {
        var found = sql.list("""
                select * from session where room_id = ? and started_at is not null and (?::uuid is null or id < ?::uuid)
                order by id desc limit ?
                """, PostgresSessions::read, room.value(), page.after(), page.after(), page.limit() + 1);
        return Page.cut(found, page, session -> session.id().value());
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
        var last = after == null ? null : after.value();
        return sql.list("""
                select * from session where ended_at is null and started_at is null and sid is null
                  and (?::uuid is null or id > ?::uuid) order by id limit ?
                """, PostgresSessions::read, last, last, limit);
    }

    @Override
    public void add(Session session) {
        sql.run(
                """
                insert into session (id, room_id, livekit_room, sid, bound_at, started_at, must_end_at, ended_at,
                  end_reason, version) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                session.id().value(),
                session.room().value(),
                session.livekitRoom().value(),
                sid(session),
                session.boundAt(),
                session.startedAt(),
                session.mustEndAt(),
                session.endedAt(),
                session.endReason(),
                session.version().value());
    }

    @Override
    public Session save(Session session) {
        return sql.find(
                        """
                        update session set sid = ?, bound_at = ?, started_at = ?, must_end_at = ?, ended_at = ?,
                          end_reason = ?, version = version + 1 where id = ? and version = ? returning *
                        """,
                        PostgresSessions::read,
                        sid(session),
                        session.boundAt(),
                        session.startedAt(),
                        session.mustEndAt(),
                        session.endedAt(),
                        session.endReason(),
                        session.id().value(),
                        session.version().value())
                .orElseThrow(() -> Stored.notTheSame(session.version()));
    }

    private static @Nullable String sid(Session session) {
        return session.sid() == null ? null : session.sid().value();
    }

    private static Session read(ResultSet row) throws SQLException {
        var sid = row.getString("sid");
        var reason = row.getString("end_reason");
        return new Session(
                new SessionId(Sql.uuid(row, "id")),
                new RoomId(Sql.uuid(row, "room_id")),
                new LiveKitRoomName(row.getString("livekit_room")),
                sid == null ? null : new RoomSid(sid),
                Sql.instant(row, "bound_at"),
                Sql.instant(row, "started_at"),
                Sql.instant(row, "must_end_at"),
                Sql.instant(row, "ended_at"),
                reason == null ? null : SessionEndReason.valueOf(reason),
                new Version(row.getInt("version")));
    }
}
