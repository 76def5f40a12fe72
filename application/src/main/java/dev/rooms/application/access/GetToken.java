package dev.rooms.application.access;

import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.access.LedgerToken;
import dev.rooms.domain.shared.Caller;
import dev.rooms.domain.shared.Scope;
import dev.rooms.domain.shared.TokenId;
import java.util.Set;

/** Shows what the ledger knows of one token. */
public final class GetToken {
    public record Query(Caller caller, TokenId id) {}

    private final LedgerTokens tokens;
    private final Presences presences;
    private final Transactions transactions;

    public GetToken(LedgerTokens tokens, Presences presences, Transactions transactions) {
        this.tokens = tokens;
        this.presences = presences;
        this.transactions = transactions;
    }

    public LedgerToken handle(Query query) {
        query.caller().needs(Scope.TOKENS_READ);
        return transactions.within(() -> {
            var token = tokens.get(query.id());
            var seen = presences.lastSeen(Set.of(token.id())).get(token.id());
            return seen == null ? token : token.seen(seen);
        });
    }
}
