package dev.rooms.application.access;

import dev.rooms.application.room.DrawSession;
import dev.rooms.application.room.RoomViews;
import dev.rooms.application.room.Rooms;
import dev.rooms.application.shared.Ids;
import dev.rooms.application.shared.Transactions;
import dev.rooms.application.template.Templates;
import dev.rooms.domain.access.Grant;
import dev.rooms.domain.access.JoinWindow;
import dev.rooms.domain.access.LedgerToken;
import dev.rooms.domain.access.TokenFacts;
import dev.rooms.domain.access.TokenTooLarge;
import dev.rooms.domain.access.TokenUse;
import dev.rooms.domain.access.TokenWish;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.shared.Caller;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.Scope;
import dev.rooms.domain.shared.TokenId;
import dev.rooms.domain.shared.Version;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Mints a join token: decides first, then signs, then enters it in the ledger. A refusal signs nothing. */
public final class IssueToken {
    public record Command(Caller caller, RoomId room, TokenWish wish) {}

    /** The token as the ledger has it, and its text, which nobody keeps. */
    public record Minted(TokenFacts facts, LiveKitRoomName livekitRoom, JoinTokens.Signed signed) {}

    private final Rooms rooms;
    private final Templates templates;
    private final RoomViews views;
    private final DrawSession drawSession;
    private final LedgerTokens tokens;
    private final Bans bans;
    private final Seats seats;
    private final JoinTokens joinTokens;
    private final Restraint restraint;
    private final int maxBytes;
    private final Transactions transactions;
    private final Ids ids;
    private final InstantSource clock;

    public IssueToken(
            Rooms rooms,
            Templates templates,
            RoomViews views,
            DrawSession drawSession,
            LedgerTokens tokens,
            Bans bans,
            Seats seats,
            JoinTokens joinTokens,
            Restraint restraint,
            int maxBytes,
            Transactions transactions,
            Ids ids,
            InstantSource clock) {
        this.rooms = rooms;
        this.templates = templates;
        this.views = views;
        this.drawSession = drawSession;
        this.tokens = tokens;
        this.bans = bans;
        this.seats = seats;
        this.joinTokens = joinTokens;
        this.restraint = restraint;
        this.maxBytes = maxBytes;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    public Minted handle(Command command) {
        command.caller().needs(Scope.TOKENS_WRITE);
        command.wish().check();
        return transactions.within(() -> mint(command));
    }

    private Minted mint(Command command) {
        var wish = command.wish();
        // Held, so that the room cannot be closed between this decision and its commit.
        var room = rooms.hold(command.room());
        room.mustNotBeOver();
        var now = clock.instant();
        bans.mustAdmit(room.id(), wish.identity(), now);
        var settings = views.settings(room);
        var policy = templates
                .draft(room.plan().template(), room.plan().revision())
                .policy(room.plan().type(), wish.role());
        var window = JoinWindow.of(room, policy, settings.grace().value());
        window.mustBeOpen(room, now);
        var grant = Grant.of(policy, wish.grants());
        var expiresAt = window.expiry(wish.ttl(), wish.role(), now);
        var session = drawSession.handle(room.id());
        reserveSeat(room.id(), wish.identity(), settings.limits().maxParticipants(), now);
        var facts = new TokenFacts(
                new TokenId(ids.next()),
                room.id(),
                session.id(),
                wish.identity(),
                wish.name(),
                wish.role(),
                grant,
                wish.attributes(),
                wish.metadata(),
                wish.maxUses(),
                settings.limits(),
                command.caller().actor(),
                now,
                expiresAt);
        var isRestrained = restraint.holds(room, session, wish.identity());
        var signed = joinTokens.sign(isRestrained ? facts.restrained() : facts, session.livekitRoom());
        var bytes = signed.token().length();
        if (bytes > maxBytes) {
            throw new TokenTooLarge(wish, bytes, maxBytes);
        }
        tokens.add(new LedgerToken.Issued(facts, TokenUse.NONE, Version.FIRST));
        return new Minted(facts, session.livekitRoom(), signed);
    }

    /** The token itself is the reservation. */
    private void reserveSeat(
            RoomId room, ParticipantIdentity identity, @Nullable Integer maxParticipants, Instant now) {
        if (maxParticipants != null) {
            seats.take(room, now).mustHaveSeatFor(identity, room, maxParticipants, now);
        }
    }
}
