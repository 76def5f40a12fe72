package dev.rooms.application.access;

import dev.rooms.application.room.Rooms;
import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.access.Ban;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.shared.Caller;
import dev.rooms.domain.shared.Page;
import dev.rooms.domain.shared.Scope;
import java.time.InstantSource;

/** Lists who is banned from a room, newest first. */
public final class ListBans {
    public record Query(Caller caller, RoomId room, Page.Request page) {}

    private final Rooms rooms;
    private final Bans bans;
    private final Transactions transactions;
    private final InstantSource clock;

    public ListBans(Rooms rooms, Bans bans, Transactions transactions, InstantSource clock) {
        this.rooms = rooms;
        this.bans = bans;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Page<Ban> handle(Query query) {
        query.caller().needs(Scope.TOKENS_READ);
        return transactions.within(() -> bans.list(rooms.get(query.room()).id(), query.page(), clock.instant()));
    }
}
