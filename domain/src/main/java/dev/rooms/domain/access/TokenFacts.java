package dev.rooms.domain.access;

import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.room.SessionId;
import dev.rooms.domain.room.SessionLimits;
import dev.rooms.domain.shared.Actor;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.ParticipantRole;
import dev.rooms.domain.shared.TokenId;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What never changes about a minted token: enough to mint it again, without its signed text ever being kept.
 *
 * @param maxUses how often it may be joined with; null: without limit
 */
public record TokenFacts(
        TokenId id,
        RoomId room,
        SessionId session,
        ParticipantIdentity identity,
        @Nullable String name,
        ParticipantRole role,
        Grant grant,
        Map<String, String> attributes,
        @Nullable String metadata,
        @Nullable Integer maxUses,
        SessionLimits limits,
        Actor issuedBy,
        Instant issuedAt,
        Instant expiresAt) {
    public TokenFacts {
        // In an order of their own: the same facts give the same token, to the letter.
        attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
    }

    /** The same, without anything that its holder may do in the room; what was granted stays in the ledger. */
    public TokenFacts restrained() {
        return new TokenFacts(
                id,
                room,
                session,
                identity,
                name,
                role,
                Grant.NOTHING,
                attributes,
                metadata,
                maxUses,
                limits,
                issuedBy,
                issuedAt,
                expiresAt);
    }

    public boolean isUsedUp(TokenUse use) {
        return maxUses != null && use.joinCount() >= maxUses;
    }

    public boolean isOverused(TokenUse use) {
        return maxUses != null && use.joinCount() > maxUses;
    }
}
