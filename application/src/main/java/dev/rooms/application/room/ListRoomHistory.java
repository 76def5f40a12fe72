package dev.rooms.application.room;

import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.room.RoomChange;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.shared.Caller;
import dev.rooms.domain.shared.Page;
import dev.rooms.domain.shared.Scope;
import java.time.InstantSource;

/** Lists how a room came to its status, the latest change first. */
public final class ListRoomHistory {
    public record Query(Caller caller, RoomId room, Page.Request page) {}

    private final Rooms rooms;
    private final Transactions transactions;
    private final InstantSource clock;

    public ListRoomHistory(Rooms rooms, Transactions transactions, InstantSource clock) {
        this.rooms = rooms;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Page<RoomChange> handle(Query query) {
        query.caller().needs(Scope.ROOMS_READ);
        return transactions.within(() -> {
            var room = rooms.get(query.room());
            if (!room.caughtUp(clock.instant()).equals(room)) {
                // What the clock has done belongs into the history before anybody reads it.
                rooms.save(rooms.lock(room.id()).caughtUp(clock.instant()));
            }
            return rooms.history(room.id(), query.page());
        });
    }
}
