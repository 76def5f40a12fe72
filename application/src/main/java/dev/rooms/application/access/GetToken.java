package dev.rooms.application.access;

import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.access.LedgerToken;
import dev.rooms.domain.shared.Caller;
import dev.rooms.domain.shared.Scope;
import dev.rooms.domain.shared.TokenId;

/** Shows what the ledger knows of one token. */
public final class GetToken {
    public record Query(Caller caller, TokenId id) {}

    private final LedgerTokens tokens;
    private final Transactions transactions;

    public GetToken(LedgerTokens tokens, Transactions transactions) {
        this.tokens = tokens;
        this.transactions = transactions;
    }

    public LedgerToken handle(Query query) {
        query.caller().needs(Scope.TOKENS_READ);
        return transactions.within(() -> tokens.get(query.id()));
    }
}
