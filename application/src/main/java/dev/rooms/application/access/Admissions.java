package dev.rooms.application.access;

import dev.rooms.domain.access.JoinRefused.Reason;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.TokenId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

    /** @param uses null: it may be used as often as its holder likes */
    record Admission(
            TokenId token,
            LiveKitRoomName room,
            ParticipantIdentity identity,
            boolean revoked,
            @Nullable Uses uses) {}

    /**
     * The uses of a token with a limit.
     *
     * @param most the limit
     * @param made the uses so far
     * @param joined whether its holder is in the room
     * @param continuesUntil a join until then continues the attendance and is no new use; null: every join is a new use
     */
    record Uses(
            int most, int made, boolean joined, @Nullable Instant continuesUntil) {
        /** @param isRenewed whether LiveKit has renewed the token for a holder who was in the room */
        Optional<Reason> refusal(boolean isRenewed, Instant now) {
            if (joined) {
                return most == 1 && !isRenewed ? Optional.of(Reason.IN_USE) : Optional.empty();
            }
            var continues = continuesUntil != null && !now.isAfter(continuesUntil);
            return made >= most && !continues ? Optional.of(Reason.USED_UP) : Optional.empty();
        }
    }

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
     * Lists the tokens that were issued or revoked since, and the tokens with a limit that were used since. Changes of
     * transactions that committed late are among them.
     *
     * @param since null: from the beginning; then only tokens that matter come: those good for now or in use
     */
    Look look(@Nullable Position since, Instant now);
}
