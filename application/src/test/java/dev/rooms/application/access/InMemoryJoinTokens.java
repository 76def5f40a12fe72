package dev.rooms.application.access;

import dev.rooms.application.room.MediaServerUnavailable;
import dev.rooms.domain.access.TokenFacts;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.shared.TokenId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Texts that say what they are for and are good for nothing. */
public final class InMemoryJoinTokens implements JoinTokens {
    private volatile boolean hasServer = true;

    @Override
    public Signed sign(TokenFacts facts, LiveKitRoomName room) {
        if (!hasServer) {
            throw new MediaServerUnavailable();
        }
        var text = String.join(
                ".",
                "unsigned",
                facts.id().value().toString(),
                room.value(),
                facts.identity().value(),
                facts.role().text(),
                Long.toString(facts.expiresAt().getEpochSecond()));
        return new Signed(text, "wss://livekit.test");
    }

    @Override
    public Optional<TokenId> verify(String text, Instant now) {
        var parts = text.split("\\.", -1);
        if (parts.length < 6 || !parts[0].equals("unsigned") || !parts[parts.length - 1].matches("[0-9]{1,12}")) {
            return Optional.empty();
        }
        var expired = now.getEpochSecond() >= Long.parseLong(parts[parts.length - 1]);
        return expired ? Optional.empty() : Optional.of(new TokenId(UUID.fromString(parts[1])));
    }

    /** From now on there is no media server to join. */
    public void loseServer() {
        hasServer = false;
    }
}
