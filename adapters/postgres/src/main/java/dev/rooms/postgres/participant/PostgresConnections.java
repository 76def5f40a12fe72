package dev.rooms.postgres.participant;

import dev.rooms.application.participant.Connections;
import dev.rooms.domain.participant.Connection;
import dev.rooms.domain.participant.ParticipantSid;
import dev.rooms.domain.room.SessionId;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.TokenId;
import dev.rooms.postgres.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

@ApplicationScoped
class PostgresConnections implements Connections {
    private final ConnectionRows rows;
    private final Sql sql;

    PostgresConnections(ConnectionRows rows, Sql sql) {
        this.rows = rows;
        this.sql = sql;
    }

    @Override
    public Optional<Connection> find(ParticipantSid sid) {
        return rows.findByIdOptional(sid.value()).map(ConnectionRow::toConnection);
    }

    @Override
    public List<Connection> of(SessionId session, ParticipantIdentity identity) {
        return connections("sessionId = ?1 and identity = ?2", session.value(), identity.value());
    }

    @Override
    public List<Connection> of(SessionId session) {
        return connections("sessionId = ?1", session.value());
    }

    @Override
    public List<Connection> of(TokenId token) {
        return connections("tokenId = ?1", token.value());
    }

    @Override
    public List<Connection> open(SessionId session) {
        return connections("sessionId = ?1 and leftAt is null", session.value());
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
        rows.findByIdOptional(connection.sid().value())
                .ifPresentOrElse(row -> row.become(connection), () -> rows.persist(ConnectionRow.of(connection)));
        rows.flush();
    }

    private List<Connection> connections(String condition, Object... values) {
        return rows.find(condition, values).stream()
                .map(ConnectionRow::toConnection)
                .toList();
    }
}
