package dev.rooms.application.room;

import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.shared.Caller;
import dev.rooms.domain.shared.Scope;

/** Shows one room. */
public final class GetRoom {
    public record Query(Caller caller, RoomId id) {}

    private final Rooms rooms;
    private final RoomViews views;
    private final Transactions transactions;

    public GetRoom(Rooms rooms, RoomViews views, Transactions transactions) {
        this.rooms = rooms;
        this.views = views;
        this.transactions = transactions;
    }

    public RoomView handle(Query query) {
        query.caller().needs(Scope.ROOMS_READ);
        return transactions.within(() -> views.of(rooms.get(query.id())));
    }
}
