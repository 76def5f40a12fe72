package dev.rooms.application.access;

import dev.rooms.application.room.MakeDemand;
import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.access.LedgerToken;
import dev.rooms.domain.access.TokenUse;
import dev.rooms.domain.room.MediaDemand;
import dev.rooms.domain.room.Session;
import dev.rooms.domain.shared.TokenId;

/** Writes down what became of a token; who comes in with a revoked one, or once too often, goes out again. */
public final class RecordTokenUse {
    private final LedgerTokens tokens;
    private final MakeDemand makeDemand;
    private final Transactions transactions;

    public RecordTokenUse(LedgerTokens tokens, MakeDemand makeDemand, Transactions transactions) {
        this.tokens = tokens;
        this.makeDemand = makeDemand;
        this.transactions = transactions;
    }

    /** @param present whether somebody who entered with it is in the session */
    public void handle(TokenId id, TokenUse use, Session session, boolean present) {
        transactions.run(() -> tokens.lock(id).ifPresent(token -> record(token, use, session, present)));
    }

    private void record(LedgerToken token, TokenUse use, Session session, boolean present) {
        switch (token) {
            case LedgerToken.Issued issued ->
                tokens.save(new LedgerToken.Issued(issued.facts(), use, issued.version()));
            case LedgerToken.Revoked revoked ->
                tokens.save(new LedgerToken.Revoked(
                        revoked.facts(), use, revoked.version(), revoked.revokedAt(), revoked.revokedBy()));
        }
        if (present && (token instanceof LedgerToken.Revoked || token.facts().isOverused(use))) {
            makeDemand.handle(new MediaDemand.EvictIntruders(session.livekitRoom()));
        }
    }
}
