package dev.rooms.domain.access;

import dev.rooms.domain.shared.Actor;
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
