package dev.rooms.postgres.participant;

import dev.rooms.application.participant.FailedJoins;
import dev.rooms.domain.participant.FailedJoin;
import dev.rooms.domain.participant.ParticipantKind;
import dev.rooms.domain.participant.ParticipantSid;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.room.SessionId;
import dev.rooms.domain.shared.Page;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.ParticipantRole;
import dev.rooms.domain.shared.TokenId;
import dev.rooms.postgres.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;

@ApplicationScoped
class PostgresFailedJoins implements FailedJoins {
    private final Sql sql;

    PostgresFailedJoins(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void add(FailedJoin failed) {
        var known = sql.find(
                "select * from failed_join where token_id = ? and session_id = ? for update",
                PostgresFailedJoins::read,
                failed.token().value(),
                failed.session().value());
        var all = known.map(before -> before.with(failed)).orElse(failed);
        // Two first tries at once meet at the constraint, and the later one counts itself.
        sql.run(
                """
                insert into failed_join (id, room_id, session_id, token_id, identity, name, kind, role, last_sid, first_at,
                  last_at, tries, reason) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (id) do update set
                  name = excluded.name, last_sid = excluded.last_sid, first_at = excluded.first_at,
                  last_at = excluded.last_at, tries = excluded.tries, reason = excluded.reason
                """,
                all.id(),
                all.room().value(),
                all.session().value(),
                all.token().value(),
                all.identity().value(),
                all.name(),
                all.kind(),
                all.role(),
                all.last().value(),
                all.firstAt(),
                all.lastAt(),
                all.tries(),
                all.reason());
    }

    @Override
    public Page<FailedJoin> list(RoomId room, Filter filter, Page.Request page) {
        var identity = filter.identity() == null ? null : filter.identity().value();
        var session = filter.session() == null ? null : filter.session().value();
        var found = sql.list(
                """
                select * from failed_join
                where room_id = ?
                  and (?::text is null or identity = ?::text)
                  and (?::uuid is null or session_id = ?::uuid)
                  and (?::uuid is null or id < ?::uuid)
                  and (?::timestamptz is null or first_at > ?::timestamptz)
                  and (?::timestamptz is null or first_at < ?::timestamptz)
                order by id desc limit ?
                """,
                PostgresFailedJoins::read,
                room.value(),
                identity,
                identity,
                session,
                session,
                page.after(),
                page.after(),
                page.period().after(),
                page.period().after(),
                page.period().before(),
                page.period().before(),
                page.limit() + 1);
        return Page.cut(found, page, FailedJoin::id);
    }

    private static FailedJoin read(ResultSet row) throws SQLException {
        return new FailedJoin(
                Sql.uuid(row, "id"),
                new RoomId(Sql.uuid(row, "room_id")),
                new SessionId(Sql.uuid(row, "session_id")),
                new TokenId(Sql.uuid(row, "token_id")),
                new ParticipantIdentity(row.getString("identity")),
                row.getString("name"),
                ParticipantKind.valueOf(row.getString("kind")),
                ParticipantRole.valueOf(row.getString("role")),
                new ParticipantSid(row.getString("last_sid")),
                Objects.requireNonNull(Sql.instant(row, "first_at")),
                Objects.requireNonNull(Sql.instant(row, "last_at")),
                row.getInt("tries"),
                row.getString("reason"));
    }
}
