package dev.rooms.application.access;

import dev.rooms.application.room.Sessions;
import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.access.BadCredentials;
import dev.rooms.domain.access.LedgerToken;
import dev.rooms.domain.access.TokenFacts;
import dev.rooms.domain.shared.Caller;
import java.time.InstantSource;

/** Finds out which participant calls, from the join token they send. Who is in the room is known also when it has expired. */
public final class AuthenticateJoinToken {
    private final JoinTokens joinTokens;
    private final LedgerTokens tokens;
    private final Sessions sessions;
    private final Presences presences;
    private final Transactions transactions;
    private final InstantSource clock;

    public AuthenticateJoinToken(
            JoinTokens joinTokens,
            LedgerTokens tokens,
            Sessions sessions,
            Presences presences,
            Transactions transactions,
            InstantSource clock) {
        this.joinTokens = joinTokens;
        this.tokens = tokens;
        this.sessions = sessions;
        this.presences = presences;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @throws BadCredentials when it is none of ours, was revoked, or is past its time */
    public Caller handle(String text) {
        var now = clock.instant();
        var claims = joinTokens.readEvenExpired(text, now).orElseThrow(BadCredentials::new);
        var id = claims.token();
        if (id == null) {
            throw new BadCredentials();
        }
        return transactions.within(() -> tokens.find(id)
                .filter(LedgerToken.Issued.class::isInstance)
                .filter(token -> isOf(token.facts(), claims))
                .filter(token -> now.isBefore(token.facts().expiresAt()) || presences.has(id))
                .map(token -> Caller.participant(token.facts().identity(), id))
                .orElseThrow(BadCredentials::new));
    }

    private boolean isOf(TokenFacts facts, JoinTokens.Claims claims) {
        return facts.identity().equals(claims.identity())
                && sessions.get(facts.session()).livekitRoom().equals(claims.room());
    }
}
