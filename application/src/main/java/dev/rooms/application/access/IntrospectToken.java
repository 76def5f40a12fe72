package dev.rooms.application.access;

import dev.rooms.application.room.Sessions;
import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.access.LedgerToken;
import dev.rooms.domain.room.SessionId;
import dev.rooms.domain.shared.Caller;
import dev.rooms.domain.shared.Scope;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Says of the text of a join token whether its holder could enter with it now. */
public final class IntrospectToken {
    public record Query(Caller caller, String text) {
        @Override
        public String toString() {
            return "Query[of " + caller.name() + "]";
        }
    }

    /** @param token what the ledger has of it; null when it is none of ours or not for now */
    public record Introspection(boolean active, @Nullable LedgerToken token) {}

    private final JoinTokens joinTokens;
    private final LedgerTokens tokens;
    private final Sessions sessions;
    private final Bans bans;
    private final Transactions transactions;
    private final InstantSource clock;

    public IntrospectToken(
            JoinTokens joinTokens,
            LedgerTokens tokens,
            Sessions sessions,
            Bans bans,
            Transactions transactions,
            InstantSource clock) {
        this.joinTokens = joinTokens;
        this.tokens = tokens;
        this.sessions = sessions;
        this.bans = bans;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Introspection handle(Query query) {
        query.caller().needs(Scope.TOKENS_READ);
        return transactions.within(() -> joinTokens
                .verify(query.text(), clock.instant())
                .flatMap(tokens::find)
                .map(token -> new Introspection(isActive(token), token))
                .orElseGet(() -> new Introspection(false, null)));
    }

    private boolean isActive(LedgerToken token) {
        var facts = token.facts();
        return token instanceof LedgerToken.Issued
                && !facts.isUsedUp(token.use())
                && isLive(facts.session())
                && bans.find(facts.room(), facts.identity(), clock.instant()).isEmpty();
    }

    /** By name: where LiveKit began anew, the tokens of the session before go on. */
    private boolean isLive(SessionId session) {
        return sessions.findOpen(sessions.get(session).livekitRoom()).isPresent();
    }
}
