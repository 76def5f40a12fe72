package dev.rooms.application.access;

import dev.rooms.application.room.MediaServerUnavailable;
import dev.rooms.domain.access.TokenFacts;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.shared.TokenId;
import java.time.Instant;
import java.util.Optional;

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

    /** Which of our tokens this text is, if it is one that was signed here and is good at this time. */
    Optional<TokenId> verify(String text, Instant now);
}
