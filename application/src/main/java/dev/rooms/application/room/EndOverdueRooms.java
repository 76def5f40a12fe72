package dev.rooms.application.room;

import dev.rooms.application.shared.EachAlone;
import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.room.RoomId;
import java.time.InstantSource;

/** Ends the rooms whose end and the grace after it have passed, and puts everybody out of them. */
public final class EndOverdueRooms {
    private static final int AT_ONCE = 1000;

    private final Rooms rooms;
    private final RoomViews views;
    private final VacateRoom vacateRoom;
    private final Transactions transactions;
    private final InstantSource clock;

    public EndOverdueRooms(
            Rooms rooms, RoomViews views, VacateRoom vacateRoom, Transactions transactions, InstantSource clock) {
        this.rooms = rooms;
        this.views = views;
        this.vacateRoom = vacateRoom;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @return whether there may be more to do at once */
    public boolean handle() {
        var due = transactions.within(() -> rooms.toEnd(clock.instant(), AT_ONCE));
        EachAlone.run(due, this::end);
        return due.size() == AT_ONCE;
    }

    private void end(RoomId id) {
        transactions.run(() -> {
            var room = rooms.lockEvenDeleted(id);
            var ended = room.expired(views.settings(room).grace().value(), clock.instant());
            if (!ended.equals(room)) {
                rooms.save(ended);
                vacateRoom.handle(id);
            }
        });
    }
}
