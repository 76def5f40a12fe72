package dev.rooms.application.room;

import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.shared.Caller;
import dev.rooms.domain.shared.Page;
import dev.rooms.domain.shared.Scope;
import java.time.InstantSource;

/** Lists the rooms, newest first. */
public final class ListRooms {
    public record Query(Caller caller, Rooms.Filter filter, Page.Request page) {}

    private final Rooms rooms;
    private final RoomViews views;
    private final Transactions transactions;
    private final InstantSource clock;

    public ListRooms(Rooms rooms, RoomViews views, Transactions transactions, InstantSource clock) {
        this.rooms = rooms;
        this.views = views;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Page<RoomView> handle(Query query) {
        query.caller().needs(Scope.ROOMS_READ);
        return transactions.within(() -> views.of(rooms.list(query.filter(), query.page(), clock.instant())));
    }
}
