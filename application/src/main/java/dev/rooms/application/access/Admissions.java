package dev.rooms.application.access;

import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.TokenId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the ledger knows of who may enter now, for a list that is kept in memory. */
public interface Admissions {
    /**
     * How long a token may matter after its own end, or after its holder has left: LiveKit renews it for ten minutes at a
     * time while its holder is connected (roommanager.go refreshToken), and clocks have a minute of leeway.
     */
    Duration AFTERLIFE = Duration.ofMinutes(15);

    /** How far a look has seen. Only who gave it can read it. */
    record Position(String value) {}

    record Admission(TokenId token, LiveKitRoomName room, ParticipantIdentity identity, boolean revoked) {}

    /** @param until null: until somebody lifts it */
    record Exclusion(
            LiveKitRoomName room,
            ParticipantIdentity identity,
            @Nullable Instant until) {
        boolean holds(Instant now) {
            return until == null || now.isBefore(until);
        }
    }

    /**
     * @param next where the next look begins
     * @param whole whether the tokens are all that matter, or only what is new about them
     * @param open the names of all sessions that are not over
     * @param tokens it may tell of one again, and of tokens whose session is over
     * @param excluded all bans that hold, from rooms with such a session
     */
    record Look(
            Position next,
            boolean whole,
            Set<LiveKitRoomName> open,
            List<Admission> tokens,
            List<Exclusion> excluded) {}

    /**
     * Tells of every token that was issued or revoked since, also when that was committed late.
     *
     * @param since null: from the beginning; then only tokens that matter come: those good for now or in use
     */
    Look look(@Nullable Position since, Instant now);
}
