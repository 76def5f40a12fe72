package dev.rooms.application.access;

import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.access.ApiKey;
import dev.rooms.domain.access.ApiKeyId;
import dev.rooms.domain.shared.ActorKind;
import dev.rooms.domain.shared.Caller;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows a caller who they are. Every caller may ask. */
public final class GetMe {
    /** @param expiresAt of the key or token; null: never */
    public record Me(Caller caller, @Nullable Instant expiresAt) {}

    private final ApiKeys keys;
    private final LedgerTokens tokens;
    private final Transactions transactions;

    public GetMe(ApiKeys keys, LedgerTokens tokens, Transactions transactions) {
        this.keys = keys;
        this.tokens = tokens;
        this.transactions = transactions;
    }

    public Me handle(Caller caller) {
        return transactions.within(() -> new Me(caller, expiry(caller)));
    }

    private @Nullable Instant expiry(Caller caller) {
        var token = caller.token();
        if (token != null) {
            return tokens.get(token).facts().expiresAt();
        }
        var actor = caller.actor();
        return actor.kind() == ActorKind.KEY && actor.id() != null
                ? keys.find(new ApiKeyId(UUID.fromString(actor.id())))
                        .map(ApiKey::expiresAt)
                        .orElse(null)
                : null;
    }
}
