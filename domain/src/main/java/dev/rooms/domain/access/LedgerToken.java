package dev.rooms.domain.access;

import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.shared.Actor;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.TokenId;
import dev.rooms.domain.shared.Version;
import java.time.Instant;

/** A join token as the ledger remembers it. */
public sealed interface LedgerToken {
    TokenFacts facts();

    TokenUse use();

    Version version();

    default TokenId id() {
        return facts().id();
    }

    /**
     * Whether it was issued for this room and identity. A participant who shows another identity than their token names
     * has changed it: LiveKit appends {@code #x} to the identity of a client that joins with {@code publish=x}.
     */
    default boolean isFor(RoomId room, ParticipantIdentity identity) {
        return facts().room().equals(room) && facts().identity().equals(identity);
    }

    /** Whether a participant who carries it may be in this room under this identity. */
    default boolean admits(RoomId room, ParticipantIdentity identity) {
        return this instanceof Issued && isFor(room, identity) && !facts().isOverused(use());
    }

    /** The same, whose holder was in the room at that time. It is no new version. */
    default LedgerToken seen(Instant time) {
        return switch (this) {
            case Issued issued -> new Issued(issued.facts, issued.use.seen(time), issued.version);
            case Revoked revoked ->
                new Revoked(
                        revoked.facts, revoked.use.seen(time), revoked.version, revoked.revokedAt, revoked.revokedBy);
        };
    }

    /** Good until it expires, or until somebody revokes it. */
    record Issued(TokenFacts facts, TokenUse use, Version version) implements LedgerToken {
        public Revoked revoked(Actor by, Instant now) {
            return new Revoked(facts, use, version, now, by);
        }
    }

    /** Void for good: there is no way back, so there is no method for one. */
    record Revoked(TokenFacts facts, TokenUse use, Version version, Instant revokedAt, Actor revokedBy)
            implements LedgerToken {}
}
