package dev.rooms.application.participant;

import dev.rooms.application.shared.Ids;
import dev.rooms.domain.access.TokenFacts;
import dev.rooms.domain.participant.FailedJoin;
import dev.rooms.domain.participant.ParticipantKind;
import dev.rooms.domain.participant.ParticipantSid;
import dev.rooms.domain.room.Session;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes down that the holder of a token could not get in, unless the same connection was in before. */
public final class RecordFailedJoin {
    private final Connections connections;
    private final FailedJoins failedJoins;
    private final Ids ids;

    public RecordFailedJoin(Connections connections, FailedJoins failedJoins, Ids ids) {
        this.connections = connections;
        this.failedJoins = failedJoins;
        this.ids = ids;
    }

    public void handle(
            Session session,
            TokenFacts token,
            ParticipantSid sid,
            @Nullable String name,
            @Nullable String reason,
            Instant at) {
        if (connections.find(sid).isEmpty()) {
            failedJoins.add(new FailedJoin(
                    ids.next(),
                    session.room(),
                    session.id(),
                    token.id(),
                    token.identity(),
                    name,
                    ParticipantKind.STANDARD,
                    token.role(),
                    sid,
                    at,
                    at,
                    1,
                    reason));
        }
    }
}
