package dev.rooms.application.access;

import dev.rooms.application.room.Rooms;
import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.access.LedgerToken;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.shared.Caller;
import dev.rooms.domain.shared.Page;
import dev.rooms.domain.shared.Scope;
import java.util.stream.Collectors;

/** Lists the tokens of a room, newest first. */
public final class ListTokens {
    public record Query(Caller caller, RoomId room, Page.Request page) {}

    private final Rooms rooms;
    private final LedgerTokens tokens;
    private final Presences presences;
    private final Transactions transactions;

    public ListTokens(Rooms rooms, LedgerTokens tokens, Presences presences, Transactions transactions) {
        this.rooms = rooms;
        this.tokens = tokens;
        this.presences = presences;
        this.transactions = transactions;
    }

    public Page<LedgerToken> handle(Query query) {
        query.caller().needs(Scope.TOKENS_READ);
        return transactions.within(() -> {
            var page = tokens.list(rooms.get(query.room()).id(), query.page());
            var seen = presences.lastSeen(
                    page.items().stream().map(LedgerToken::id).collect(Collectors.toSet()));
            return page.map(token -> {
                var time = seen.get(token.id());
                return time == null ? token : token.seen(time);
            });
        });
    }
}
