package dev.rooms.postgres.participant;

import dev.rooms.application.participant.Connections;
import dev.rooms.domain.participant.Connection;
import dev.rooms.domain.participant.ParticipantSid;
import dev.rooms.domain.room.SessionId;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.TokenId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class PostgresConnections implements Connections {
    private final ConnectionRows rows;

    PostgresConnections(ConnectionRows rows) {
        this.rows = rows;
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
    public List<Connection> of(TokenId token) {
        return connections("tokenId = ?1", token.value());
    }

    @Override
    public List<Connection> open(SessionId session) {
        return connections("sessionId = ?1 and leftAt is null", session.value());
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
