package dev.rooms.application.participant;

import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.participant.Attendance;
import dev.rooms.domain.participant.Connection;
import dev.rooms.domain.room.SessionId;
import dev.rooms.domain.shared.ParticipantIdentity;
import java.time.Instant;
import java.util.Set;

/** Writes down what is known of a connection, and folds it into the attendance of its identity. */
public final class RecordPresence {
    private final Connections connections;
    private final Attendances attendances;
    private final Tracks tracks;
    private final Transactions transactions;

    public RecordPresence(Connections connections, Attendances attendances, Tracks tracks, Transactions transactions) {
        this.connections = connections;
        this.attendances = attendances;
        this.tracks = tracks;
        this.transactions = transactions;
    }

    public void handle(Connection connection) {
        transactions.run(() -> {
            connections.save(connection);
            if (connection.leftAt() != null) {
                endTracks(connection, connection.leftAt());
            }
            fold(connection.session(), connection.identity());
        });
    }

    /** Who is gone publishes nothing, whether or not LiveKit said so for each track. */
    private void endTracks(Connection connection, Instant leftAt) {
        tracks.of(Set.of(connection.sid())).stream()
                .map(track -> track.unpublished(leftAt))
                .forEach(tracks::save);
    }

    private void fold(SessionId session, ParticipantIdentity identity) {
        attendances.replace(session, identity, Attendance.fold(connections.of(session, identity)));
    }
}
