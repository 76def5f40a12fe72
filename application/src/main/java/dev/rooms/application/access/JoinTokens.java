package dev.rooms.application.access;

import dev.rooms.application.room.MediaServerUnavailable;
import dev.rooms.domain.access.TokenFacts;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.TokenId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Signs join tokens that the media server accepts, and knows them again. */
public interface JoinTokens {
    /** The text that a client joins with, and where. */
    record Signed(String token, String serverUrl) {
        @Override
        public String toString() {
            return "Signed[for " + serverUrl + "]";
        }
    }

    /**
     * The same facts give a token with the same claims.
     *
     * @throws MediaServerUnavailable when there is no media server to join
     */
    Signed sign(TokenFacts facts, LiveKitRoomName room);

    /**
     * What a token says that one of our keys has signed, be it ours or not.
     *
     * @param room empty: LiveKit may let it enter any
     * @param token null: it carries no id of ours
     * @param isStandard false for recorders, phones, agents and the like
     * @param isRenewed whether LiveKit has renewed it, which takes its {@code jti} away
     */
    record Claims(
            LiveKitRoomName room,
            ParticipantIdentity identity,
            @Nullable TokenId token,
            boolean isStandard,
            boolean isRenewed) {}

    /** What this text says, if one of our keys has signed it and it is good at this time. */
    Optional<Claims> read(String text, Instant now);

    /** As {@link #read}, also of one whose time is over. */
    Optional<Claims> readEvenExpired(String text, Instant now);

    /** Which of our tokens this text is, if it is one that was signed here and is good at this time. */
    default Optional<TokenId> verify(String text, Instant now) {
        return read(text, now).map(Claims::token);
    }
}
