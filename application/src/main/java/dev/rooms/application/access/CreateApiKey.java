package dev.rooms.application.access;

import dev.rooms.application.shared.Ids;
import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.access.ApiKey;
import dev.rooms.domain.access.ApiKeyId;
import dev.rooms.domain.shared.Caller;
import dev.rooms.domain.shared.Scope;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Makes a key for a service; its text is in this answer and nowhere else. */
public final class CreateApiKey {
    public record Command(
            Caller caller,
            String name,
            Set<Scope> scopes,
            @Nullable Instant expiresAt) {}

    /** The key and its text, which nobody keeps. */
    public record Created(ApiKey key, String text) {
        @Override
        public String toString() {
            return "Created[" + key.id() + "]";
        }
    }

    private final ApiKeys keys;
    private final RandomGenerator random;
    private final Transactions transactions;
    private final Ids ids;
    private final InstantSource clock;

    /** @param random cryptographically secure */
    public CreateApiKey(ApiKeys keys, RandomGenerator random, Transactions transactions, Ids ids, InstantSource clock) {
        this.keys = keys;
        this.random = random;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    public Created handle(Command command) {
        command.caller().needs(Scope.ADMIN);
        var now = clock.instant();
        var expiresAt = command.expiresAt() == null ? now.plus(ApiKey.USUAL_LIFE) : command.expiresAt();
        var secret = KeySecret.draw(new ApiKeyId(ids.next()), random);
        var key = ApiKey.issue(
                secret.id(),
                command.name(),
                command.scopes(),
                secret.hash(),
                command.caller().actor(),
                now,
                expiresAt);
        transactions.run(() -> keys.add(key));
        return new Created(key, secret.text());
    }
}
