package dev.rooms.application.room;

import dev.rooms.application.shared.EachAlone;
import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.room.RoomId;
import java.time.InstantSource;

/** Opens the scheduled rooms whose start has come. By the clock they count as open already; this writes it down. */
public final class OpenDueRooms {
    private static final int AT_ONCE = 1000;

    private final Rooms rooms;
    private final Transactions transactions;
    private final InstantSource clock;

    public OpenDueRooms(Rooms rooms, Transactions transactions, InstantSource clock) {
        this.rooms = rooms;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @return whether there may be more to do at once */
    public boolean handle() {
        var due = transactions.within(() -> rooms.toOpen(clock.instant(), AT_ONCE));
        EachAlone.run(due, this::open);
        return due.size() == AT_ONCE;
    }

    private void open(RoomId id) {
        transactions.run(() -> {
            var room = rooms.lockEvenDeleted(id);
            var opened = room.caughtUp(clock.instant());
            if (!opened.equals(room)) {
                rooms.save(opened);
            }
        });
    }
}
