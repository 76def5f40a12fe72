package dev.rooms.application.participant;

import dev.rooms.domain.participant.Connection;
import dev.rooms.domain.participant.ParticipantSid;
import dev.rooms.domain.room.SessionId;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.TokenId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who was connected, sid by sid: the facts that attendance is folded from. */
public interface Connections {
    Optional<Connection> find(ParticipantSid sid);

    List<Connection> of(SessionId session, ParticipantIdentity identity);

    List<Connection> of(SessionId session);

    List<Connection> of(TokenId token);

    /** Those who have not left. */
    List<Connection> open(SessionId session);

    /** How many have not left, of each session in which somebody has not. */
    Map<SessionId, Integer> counts(Set<SessionId> sessions);

    /** Stores it, new or not. */
    void save(Connection connection);

    /** Whether they are in the room, by whichever of their connections. */
    default boolean isPresent(SessionId session, ParticipantIdentity identity) {
        return of(session, identity).stream().anyMatch(connection -> connection.leftAt() == null);
    }
}
