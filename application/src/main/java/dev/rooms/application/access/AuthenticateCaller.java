package dev.rooms.application.access;

import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.access.BadCredentials;
import dev.rooms.domain.shared.Actor;
import dev.rooms.domain.shared.Caller;
import dev.rooms.domain.shared.Scope;
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
        // Asked each time, so that a revoked key is refused at once on every replica.
        return transactions
                .within(() -> keys.find(secret.id()))
                .filter(known -> KeySecret.same(known.secretHash(), secret.hash()))
                .filter(known -> known.isGoodAt(clock.instant()))
                .map(known -> new Caller(known.actor(), known.scopes()))
                .orElseThrow(BadCredentials::new);
    }
}
