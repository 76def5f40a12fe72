package dev.rooms.application.participant;

import dev.rooms.application.shared.StoreRefused;
import dev.rooms.domain.participant.Connection;
import dev.rooms.domain.participant.ParticipantSid;
import dev.rooms.domain.room.SessionId;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.TokenId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

public final class InMemoryConnections implements Connections {
    private final Set<ParticipantSid> refused = new HashSet<>();

    private final Map<ParticipantSid, Connection> connections = new LinkedHashMap<>();

    @Override
    public synchronized Optional<Connection> find(ParticipantSid sid) {
        return Optional.ofNullable(connections.get(sid));
    }

    @Override
    public List<Connection> of(SessionId session, ParticipantIdentity identity) {
        return those(connection ->
                connection.session().equals(session) && connection.identity().equals(identity));
    }

    @Override
    public List<Connection> of(SessionId session) {
        return those(connection -> connection.session().equals(session));
    }

    @Override
    public List<Connection> of(TokenId token) {
        return those(connection -> token.equals(connection.token()));
    }

    @Override
    public List<Connection> open(SessionId session) {
        return those(connection -> connection.session().equals(session) && connection.leftAt() == null);
    }

    @Override
    public Map<SessionId, Integer> counts(Set<SessionId> sessions) {
        return those(connection -> sessions.contains(connection.session()) && connection.leftAt() == null).stream()
                .collect(Collectors.groupingBy(Connection::session, Collectors.summingInt(_ -> 1)));
    }

    @Override
    public synchronized void save(Connection connection) {
        if (refused.contains(connection.sid())) {
            throw new StoreRefused(new IllegalArgumentException("index row too large"));
        }
        connections.put(connection.sid(), connection);
    }

    private synchronized List<Connection> those(Predicate<Connection> wanted) {
        return connections.values().stream().filter(wanted).toList();
    }

    /** It does not take what is known of this participant. */
    public synchronized void refuse(ParticipantSid sid) {
        refused.add(sid);
    }
}
