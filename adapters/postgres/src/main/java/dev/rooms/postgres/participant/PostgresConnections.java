package dev.rooms.postgres.participant;

import dev.rooms.application.participant.Connections;
import dev.rooms.domain.participant.AttendanceId;
import dev.rooms.domain.participant.Connection;
import dev.rooms.domain.participant.ParticipantKind;
import dev.rooms.domain.participant.ParticipantSid;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.room.SessionId;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.ParticipantRole;
import dev.rooms.domain.shared.TokenId;
import dev.rooms.postgres.shared.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** In plain SQL: most webhooks are about somebody who is there, and nothing is written more often. */
@Singleton
class PostgresConnections implements Connections {
    private final Sql sql;

    PostgresConnections(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Connection> find(ParticipantSid sid) {
        return connections("sid = ?", sid.value()).stream().findFirst();
    }

    @Override
    public List<Connection> of(SessionId session, ParticipantIdentity identity) {
        return connections("session_id = ? and identity = ?", session.value(), identity.value());
    }

    @Override
    public List<Connection> of(SessionId session) {
        return connections("session_id = ?", session.value());
    }

    @Override
    public List<Connection> of(TokenId token) {
        return connections("token_id = ?", token.value());
    }

    @Override
    public List<Connection> open(SessionId session) {
        return connections("session_id = ? and left_at is null", session.value());
    }

    private List<Connection> connections(String condition, Object... values) {
        return sql.list("select * from connection where " + condition, PostgresConnections::read, values);
    }

    @Override
    public Map<SessionId, Integer> counts(Set<SessionId> sessions) {
        var ids = sessions.stream().map(SessionId::value).toArray(UUID[]::new);
        return sql
                .list("""
                        select session_id, count(*) from connection
                        where session_id = any(?) and left_at is null group by session_id
                        """, row -> Map.entry(new SessionId(Sql.uuid(row, "session_id")), row.getInt("count")), (Object)
                        ids)
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public void save(Connection connection) {
        sql.run(
                """
                insert into connection (sid, attendance_id, room_id, session_id, identity, name, kind, token_id, role,
                  joined_at, left_at, reason) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (sid) do update set
                  joined_at = excluded.joined_at, left_at = excluded.left_at, reason = excluded.reason
                """,
                connection.sid().value(),
                connection.id().value(),
                connection.room().value(),
                connection.session().value(),
                connection.identity().value(),
                connection.name(),
                connection.kind(),
                connection.token() == null ? null : connection.token().value(),
                connection.role(),
                connection.joinedAt(),
                connection.leftAt(),
                connection.reason());
    }

    private static Connection read(ResultSet row) throws SQLException {
        var token = row.getObject("token_id", UUID.class);
        var role = row.getString("role");
        return new Connection(
                new ParticipantSid(row.getString("sid")),
                new AttendanceId(Sql.uuid(row, "attendance_id")),
                new RoomId(Sql.uuid(row, "room_id")),
                new SessionId(Sql.uuid(row, "session_id")),
                new ParticipantIdentity(row.getString("identity")),
                row.getString("name"),
                ParticipantKind.valueOf(row.getString("kind")),
                token == null ? null : new TokenId(token),
                role == null ? null : ParticipantRole.valueOf(role),
                Objects.requireNonNull(Sql.instant(row, "joined_at")),
                Sql.instant(row, "left_at"),
                row.getString("reason"));
    }
}
