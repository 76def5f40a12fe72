package dev.rooms.application.access;

import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.access.ApiKeyId;
import dev.rooms.domain.access.ApiKeyNotFound;
import dev.rooms.domain.shared.ActorKind;
import dev.rooms.domain.shared.Caller;
import dev.rooms.domain.shared.Scope;
import dev.rooms.domain.shared.Seen;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Revokes a key for good. The holder of a key may revoke that one. */
public final class RevokeApiKey {
    public record Command(
            Caller caller, ApiKeyId id, @Nullable Seen seen) {}

    private final ApiKeys keys;
    private final Transactions transactions;
    private final InstantSource clock;

    public RevokeApiKey(ApiKeys keys, Transactions transactions, InstantSource clock) {
        this.keys = keys;
        this.transactions = transactions;
        this.clock = clock;
    }

    public void handle(Command command) {
        if (!isOwn(command)) {
            command.caller().needs(Scope.ADMIN);
        }
        transactions.run(() -> {
            var key = keys.find(command.id()).orElseThrow(() -> new ApiKeyNotFound(command.id()));
            key.version().mustBe(command.seen());
            keys.save(key.revoked(command.caller().actor(), clock.instant()));
        });
    }

    private static boolean isOwn(Command command) {
        var actor = command.caller().actor();
        return actor.kind() == ActorKind.KEY && command.id().value().toString().equals(actor.id());
    }
}
