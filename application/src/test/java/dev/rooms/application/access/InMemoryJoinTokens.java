package dev.rooms.application.access;

import dev.rooms.application.room.MediaServerUnavailable;
import dev.rooms.domain.access.TokenFacts;
import dev.rooms.domain.room.LiveKitRoomName;

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

    /** From now on there is no media server to join. */
    public void loseServer() {
        hasServer = false;
    }
}
