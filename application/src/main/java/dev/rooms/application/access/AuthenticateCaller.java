package dev.rooms.application.access;

import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.access.ApiKey;
import dev.rooms.domain.access.BadCredentials;
import dev.rooms.domain.shared.Actor;
import dev.rooms.domain.shared.Caller;
import dev.rooms.domain.shared.Scope;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;

/** Finds out who calls, from the API key they send. */
public final class AuthenticateCaller {
    private final OperatorKey operatorKey;
    private final ApiKeys keys;
    private final Transactions transactions;
    private final InstantSource clock;

    public AuthenticateCaller(OperatorKey operatorKey, ApiKeys keys, Transactions transactions, InstantSource clock) {
        this.operatorKey = operatorKey;
        this.keys = keys;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @throws BadCredentials when the key is unknown, expired or revoked */
    public Caller handle(String key) {
        if (operatorKey.is(key)) {
            return new Caller(Actor.OPERATOR, Set.of(Scope.ADMIN));
        }
        var secret = KeySecret.read(key).orElseThrow(BadCredentials::new);
        var now = clock.instant();
        // Asked each time, so that a revoked key is refused at once on every replica.
        var known = transactions
                .within(() -> keys.find(secret.id()))
                .filter(found -> KeySecret.same(found.secretHash(), secret.hash()))
                .filter(found -> found.isGoodAt(now))
                .orElseThrow(BadCredentials::new);
        note(known, now);
        return new Caller(known.actor(), known.scopes());
    }

    private void note(ApiKey key, Instant now) {
        var since = ApiKey.usesBefore(now);
        if (key.lastUsedAt() == null || key.lastUsedAt().isBefore(since)) {
            transactions.run(() -> keys.used(key.id(), now, since));
        }
    }
}
