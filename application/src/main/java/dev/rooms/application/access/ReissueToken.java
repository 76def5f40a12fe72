package dev.rooms.application.access;

import dev.rooms.application.room.RoomViews;
import dev.rooms.application.room.Rooms;
import dev.rooms.application.room.Sessions;
import dev.rooms.application.shared.Transactions;
import dev.rooms.application.template.Templates;
import dev.rooms.domain.access.JoinWindow;
import dev.rooms.domain.access.LedgerToken;
import dev.rooms.domain.access.TokenExpired;
import dev.rooms.domain.access.TokenRevoked;
import dev.rooms.domain.room.Room;
import dev.rooms.domain.room.Session;
import dev.rooms.domain.shared.Caller;
import dev.rooms.domain.shared.Scope;
import dev.rooms.domain.shared.TokenId;
import java.time.InstantSource;

/** Mints the same token again, for a caller who asks twice; what has become impossible since is refused. */
public final class ReissueToken {
    public record Command(Caller caller, TokenId token) {}

    private final Rooms rooms;
    private final Templates templates;
    private final RoomViews views;
    private final Sessions sessions;
    private final LedgerTokens tokens;
    private final Bans bans;
    private final JoinTokens joinTokens;
    private final Restraint restraint;
    private final Transactions transactions;
    private final InstantSource clock;

    public ReissueToken(
            Rooms rooms,
            Templates templates,
            RoomViews views,
            Sessions sessions,
            LedgerTokens tokens,
            Bans bans,
            JoinTokens joinTokens,
            Restraint restraint,
            Transactions transactions,
            InstantSource clock) {
        this.rooms = rooms;
        this.templates = templates;
        this.views = views;
        this.sessions = sessions;
        this.tokens = tokens;
        this.bans = bans;
        this.joinTokens = joinTokens;
        this.restraint = restraint;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * @throws TokenRevoked when it was revoked in the meantime
     * @throws TokenExpired when it has expired, its session is over, or its room now ends earlier
     */
    public IssueToken.Minted handle(Command command) {
        command.caller().needs(Scope.TOKENS_WRITE);
        return transactions.within(() -> switch (tokens.get(command.token())) {
            case LedgerToken.Revoked revoked -> throw new TokenRevoked(revoked.id());
            case LedgerToken.Issued issued -> {
                var session = sessions.get(issued.facts().session());
                var room = mustStillBeRight(issued, session);
                var facts = issued.facts();
                var isRestrained = restraint.holds(room, session, facts.identity());
                yield new IssueToken.Minted(
                        facts,
                        session.livekitRoom(),
                        joinTokens.sign(isRestrained ? facts.restrained() : facts, session.livekitRoom()));
            }
        });
    }

    /** The room may have been moved or closed since, and the claims may not change. */
    private Room mustStillBeRight(LedgerToken.Issued issued, Session session) {
        var facts = issued.facts();
        var now = clock.instant();
        var room = rooms.get(facts.room());
        room.mustNotBeOver();
        bans.mustAdmit(room.id(), facts.identity(), now);
        var policy = templates
                .draft(room.plan().template(), room.plan().revision())
                .policy(room.plan().type(), facts.role());
        var window = JoinWindow.of(room, policy, views.settings(room).grace().value());
        window.mustBeOpen(room, now);
        var outlives = window.hardEnd() != null && facts.expiresAt().isAfter(window.hardEnd());
        if (session.isOver() || outlives || !now.isBefore(facts.expiresAt())) {
            throw new TokenExpired(issued.id());
        }
        return room;
    }
}
