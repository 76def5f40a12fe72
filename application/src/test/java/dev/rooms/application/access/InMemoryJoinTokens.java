package dev.rooms.application.access;

import dev.rooms.application.room.MediaServerUnavailable;
import dev.rooms.domain.access.TokenFacts;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.TokenId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Texts that say what they are for and are good for nothing. */
public final class InMemoryJoinTokens implements JoinTokens {
    private static final String STANDARD = "standard";
    /** The kind of a text that LiveKit has renewed. */
    public static final String RENEWED = "standard-renewed";

    private volatile boolean hasServer = true;

    @Override
    public Signed sign(TokenFacts facts, LiveKitRoomName room) {
        if (!hasServer) {
            throw new MediaServerUnavailable();
        }
        var text = text(room, facts.identity().value(), facts.id(), STANDARD + padding(facts), facts.expiresAt());
        return new Signed(text, "wss://livekit.test");
    }

    /** A text as long as the metadata and attributes together. */
    private static String padding(TokenFacts facts) {
        var carried = Objects.requireNonNullElse(facts.metadata(), "")
                + String.join("", facts.attributes().values());
        return "+".repeat(carried.length());
    }

    /** As somebody would sign it who has the key too. */
    public static String text(
            LiveKitRoomName room, String identity, @Nullable TokenId token, String kind, Instant expiresAt) {
        return String.join(
                ".",
                "unsigned",
                token == null ? "" : token.value().toString(),
                room.value(),
                identity,
                kind,
                Long.toString(expiresAt.getEpochSecond()));
    }

    @Override
    public Optional<Claims> read(String text, Instant now) {
        return readEvenExpired(text, now)
                .filter(_ -> now.getEpochSecond() < Long.parseLong(text.substring(text.lastIndexOf('.') + 1)));
    }

    @Override
    public Optional<Claims> readEvenExpired(String text, Instant now) {
        var parts = List.of(text.split("\\.", -1));
        if (parts.size() < 6
                || !parts.getFirst().equals("unsigned")
                || !parts.getLast().matches("[0-9]{1,12}")) {
            return Optional.empty();
        }
        var kind = parts.size() - 2;
        var claims = new Claims(
                new LiveKitRoomName(parts.get(2)),
                new ParticipantIdentity(String.join(".", parts.subList(3, kind))),
                parts.get(1).isEmpty() ? null : new TokenId(UUID.fromString(parts.get(1))),
                parts.get(kind).startsWith(STANDARD),
                parts.get(kind).equals(RENEWED));
        return Optional.of(claims);
    }

    /** From now on there is no media server to join. */
    public void loseServer() {
        hasServer = false;
    }
}
