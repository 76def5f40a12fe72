package dev.rooms.application.recording;

import dev.rooms.application.access.LedgerTokens;
import dev.rooms.application.access.Restraint;
import dev.rooms.application.participant.Connections;
import dev.rooms.application.room.Permissions;
import dev.rooms.application.room.Rooms;
import dev.rooms.application.room.Sessions;
import dev.rooms.domain.participant.Connection;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.room.Permission;
import dev.rooms.domain.room.Room;
import dev.rooms.domain.room.Session;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.template.LateJoinerPolicy;
import java.util.Comparator;
import java.util.Optional;

/** Who came into a recorded room without having accepted may neither show nor see anything there, where the template says so. */
public final class RestrainUnconsented implements Restraint, Permissions {
    private final Rooms rooms;
    private final Sessions sessions;
    private final Recordings recordings;
    private final Connections connections;
    private final LedgerTokens tokens;
    private final Consenting consenting;

    public RestrainUnconsented(
            Rooms rooms,
            Sessions sessions,
            Recordings recordings,
            Connections connections,
            LedgerTokens tokens,
            Consenting consenting) {
        this.rooms = rooms;
        this.sessions = sessions;
        this.recordings = recordings;
        this.connections = connections;
        this.tokens = tokens;
        this.consenting = consenting;
    }

    @Override
    public boolean holds(Room room, Session session, ParticipantIdentity identity) {
        return session.startedAt() != null
                && !recordings.live(session).isEmpty()
                && consenting.policy(room).lateJoiner() == LateJoinerPolicy.BLOCK
                && consenting.isMissing(room, identity);
    }

    @Override
    public Optional<Ruling> of(LiveKitRoomName name, ParticipantIdentity identity) {
        return sessions.findOpen(name)
                .flatMap(session -> connections.of(session.id(), identity).stream()
                        .filter(connection -> connection.leftAt() == null)
                        .max(Comparator.comparing(Connection::joinedAt))
                        .filter(connection -> connection.kind().isPerson())
                        .map(connection -> new Ruling(connection.token(), of(session, connection))));
    }

    private Permission of(Session session, Connection connection) {
        var room = rooms.lockEvenDeleted(session.room());
        if (holds(room, session, connection.identity())) {
            return Permission.NOTHING;
        }
        return connection.kind().needsToken() ? granted(connection) : Permission.EVERYTHING;
    }

    /** Without a token that admits them, a person gets nothing back. */
    private Permission granted(Connection connection) {
        return Optional.ofNullable(connection.token())
                .flatMap(tokens::find)
                .filter(token -> token.admits(connection.room(), connection.identity()))
                .map(token -> token.facts().grant())
                .map(grant -> new Permission(grant.publishSources(), grant.canPublishData(), grant.canSubscribe()))
                .orElse(Permission.NOTHING);
    }
}
