package dev.rooms.domain.access;

import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.ParticipantRole;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Some of the tokens of a room; what is null does not matter. */
public record TokenSelection(
        @Nullable ParticipantIdentity identity,
        @Nullable ParticipantRole role,
        @Nullable Instant issuedBefore) {
    public static final TokenSelection ALL = new TokenSelection(null, null, null);

    public static TokenSelection of(ParticipantIdentity identity) {
        return new TokenSelection(identity, null, null);
    }

    public boolean has(TokenFacts token) {
        return (identity == null || identity.equals(token.identity()))
                && (role == null || role == token.role())
                && (issuedBefore == null || token.issuedAt().isBefore(issuedBefore));
    }
}
