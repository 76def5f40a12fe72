package dev.rooms.application.access;

import dev.rooms.application.room.Rooms;
import dev.rooms.application.room.Sessions;
import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.access.LedgerToken;
import dev.rooms.domain.access.TokenExpired;
import dev.rooms.domain.access.TokenRevoked;
import dev.rooms.domain.shared.Caller;
import dev.rooms.domain.shared.Scope;
import dev.rooms.domain.shared.TokenId;
import java.time.InstantSource;

/** Mints the same token again, for a caller who asks twice; what has become impossible since is refused. */
public final class ReissueToken {
    public record Command(Caller caller, TokenId token) {}

    private final Rooms rooms;
    private final Sessions sessions;
    private final LedgerTokens tokens;
    private final JoinTokens joinTokens;
    private final Transactions transactions;
    private final InstantSource clock;

    public ReissueToken(
            Rooms rooms,
            Sessions sessions,
            LedgerTokens tokens,
            JoinTokens joinTokens,
            Transactions transactions,
            InstantSource clock) {
        this.rooms = rooms;
        this.sessions = sessions;
        this.tokens = tokens;
        this.joinTokens = joinTokens;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * @throws TokenRevoked when it was revoked in the meantime
     * @throws TokenExpired when it has expired, or its session is over
     */
    public IssueToken.Minted handle(Command command) {
        command.caller().needs(Scope.TOKENS_WRITE);
        return transactions.within(() -> switch (tokens.get(command.token())) {
            case LedgerToken.Revoked revoked -> throw new TokenRevoked(revoked.id());
            case LedgerToken.Issued issued -> {
                rooms.get(issued.facts().room()).mustNotBeOver();
                var session = sessions.get(issued.facts().session());
                if (session.isOver() || !clock.instant().isBefore(issued.facts().expiresAt())) {
                    throw new TokenExpired(issued.id());
                }
                yield new IssueToken.Minted(
                        issued.facts(), session.livekitRoom(), joinTokens.sign(issued.facts(), session.livekitRoom()));
            }
        });
    }
}
