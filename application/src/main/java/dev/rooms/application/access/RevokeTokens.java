package dev.rooms.application.access;

import dev.rooms.application.room.MakeDemand;
import dev.rooms.application.room.Rooms;
import dev.rooms.application.room.Sessions;
import dev.rooms.application.shared.Ids;
import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.access.Ban;
import dev.rooms.domain.access.BanId;
import dev.rooms.domain.access.TokenFacts;
import dev.rooms.domain.access.TokenSelection;
import dev.rooms.domain.room.MediaDemand;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.shared.Caller;
import dev.rooms.domain.shared.Invalid;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.Scope;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Voids many tokens of a room and puts out whoever entered with them; a ban also keeps them from getting new ones. */
public final class RevokeTokens {
    /** @param ban null: their identities may ask for new ones */
    public record Command(
            Caller caller,
            RoomId room,
            TokenSelection selection,
            @Nullable BanWish ban) {}

    /** @param expiresAt null: until somebody lifts it */
    public record BanWish(@Nullable Instant expiresAt) {
        private boolean isOver(Instant now) {
            return expiresAt != null && !expiresAt.isAfter(now);
        }
    }

    public record Outcome(int revoked, List<Ban> bans) {}

    private final Rooms rooms;
    private final LedgerTokens tokens;
    private final Bans bans;
    private final Sessions sessions;
    private final MakeDemand makeDemand;
    private final Transactions transactions;
    private final Ids ids;
    private final InstantSource clock;

    public RevokeTokens(
            Rooms rooms,
            LedgerTokens tokens,
            Bans bans,
            Sessions sessions,
            MakeDemand makeDemand,
            Transactions transactions,
            Ids ids,
            InstantSource clock) {
        this.rooms = rooms;
        this.tokens = tokens;
        this.bans = bans;
        this.sessions = sessions;
        this.makeDemand = makeDemand;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        command.caller().needs(Scope.TOKENS_WRITE);
        var wish = command.ban();
        if (wish != null && wish.isOver(clock.instant())) {
            throw new Invalid("/ban_expires_at", "past", "must be in the future");
        }
        return transactions.within(() -> {
            // Locked, so that nobody mints between the revocation and the ban.
            var room = rooms.lock(command.room()).id();
            var revoked = new ArrayList<>(revoke(command, room, command.selection()));
            var banned = new ArrayList<Ban>();
            if (wish != null) {
                for (var identity : identities(command, room, revoked)) {
                    banned.add(ban(command, room, identity, wish));
                    revoked.addAll(revoke(command, room, TokenSelection.of(identity)));
                }
            }
            if (!revoked.isEmpty() || !banned.isEmpty()) {
                // The ledger may show nobody in the room while a holder is entering it, so the demand is always made.
                sessions.findOpen(room)
                        .ifPresent(session -> makeDemand.handle(new MediaDemand.EvictIntruders(session.livekitRoom())));
            }
            return new Outcome(revoked.size(), List.copyOf(banned));
        });
    }

    private List<TokenFacts> revoke(Command command, RoomId room, TokenSelection selection) {
        return tokens.revoke(room, selection, command.caller().actor(), clock.instant());
    }

    private Set<ParticipantIdentity> identities(Command command, RoomId room, List<TokenFacts> revoked) {
        var identities = new LinkedHashSet<ParticipantIdentity>();
        if (command.selection().identity() != null) {
            identities.add(command.selection().identity());
        }
        revoked.forEach(token -> identities.add(token.identity()));
        // Also whose tokens were revoked before.
        tokens.holders(room, command.selection(), clock.instant()).stream()
                .sorted(Comparator.comparing(ParticipantIdentity::value))
                .forEach(identities::add);
        return identities;
    }

    private Ban ban(Command command, RoomId room, ParticipantIdentity identity, BanWish wish) {
        var ban = new Ban(
                new BanId(ids.next()), room, identity, command.caller().actor(), clock.instant(), wish.expiresAt());
        bans.put(ban);
        return ban;
    }
}
