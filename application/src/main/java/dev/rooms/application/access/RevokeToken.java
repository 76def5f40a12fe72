package dev.rooms.application.access;

import dev.rooms.application.room.MakeDemand;
import dev.rooms.application.room.Sessions;
import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.access.LedgerToken;
import dev.rooms.domain.access.TokenNotFound;
import dev.rooms.domain.room.MediaDemand;
import dev.rooms.domain.shared.Caller;
import dev.rooms.domain.shared.Scope;
import dev.rooms.domain.shared.TokenId;
import java.time.InstantSource;

/** Voids a join token and puts out whoever entered with it. Revoking twice is revoking once. */
public final class RevokeToken {
    public record Command(Caller caller, TokenId token) {}

    private final LedgerTokens tokens;
    private final Sessions sessions;
    private final MakeDemand makeDemand;
    private final Transactions transactions;
    private final InstantSource clock;

    public RevokeToken(
            LedgerTokens tokens,
            Sessions sessions,
            MakeDemand makeDemand,
            Transactions transactions,
            InstantSource clock) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.makeDemand = makeDemand;
        this.transactions = transactions;
        this.clock = clock;
    }

    public LedgerToken handle(Command command) {
        command.caller().needs(Scope.TOKENS_WRITE);
        return transactions.within(
                () -> switch (tokens.lock(command.token()).orElseThrow(() -> new TokenNotFound(command.token()))) {
                    case LedgerToken.Revoked revoked -> revoked;
                    case LedgerToken.Issued issued -> revoke(issued, command.caller());
                });
    }

    private LedgerToken revoke(LedgerToken.Issued issued, Caller caller) {
        var facts = issued.facts();
        var session = sessions.get(facts.session());
        // Also when the ledger knows of nobody: they may be entering at this moment.
        makeDemand.handle(new MediaDemand.EvictIntruders(session.livekitRoom()));
        return tokens.revoke(issued, caller.actor(), clock.instant());
    }
}
