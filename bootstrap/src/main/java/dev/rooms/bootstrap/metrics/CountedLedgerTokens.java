package dev.rooms.bootstrap.metrics;

import dev.rooms.application.access.LedgerTokens;
import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.access.LedgerToken;
import dev.rooms.domain.access.TokenFacts;
import dev.rooms.domain.access.TokenSelection;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.shared.Actor;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import java.time.Instant;
import java.util.List;

@Decorator
@Priority(0)
abstract class CountedLedgerTokens implements LedgerTokens {
    private final LedgerTokens tokens;
    private final Metrics metrics;
    private final Transactions transactions;

    CountedLedgerTokens(@Delegate @Any LedgerTokens tokens, Metrics metrics, Transactions transactions) {
        this.tokens = tokens;
        this.metrics = metrics;
        this.transactions = transactions;
    }

    @Override
    public void add(LedgerToken.Issued token) {
        tokens.add(token);
        count(Metrics.Token.ISSUED, 1);
    }

    @Override
    public LedgerToken revoke(LedgerToken.Issued token, Actor by, Instant now) {
        var revoked = tokens.revoke(token, by, now);
        count(Metrics.Token.REVOKED, 1);
        return revoked;
    }

    @Override
    public List<TokenFacts> revoke(RoomId room, TokenSelection selection, Actor by, Instant now) {
        var revoked = tokens.revoke(room, selection, by, now);
        count(Metrics.Token.REVOKED, revoked.size());
        return revoked;
    }

    private void count(Metrics.Token event, int times) {
        transactions.afterCommit(() -> metrics.tokens.add(event, times));
    }
}
