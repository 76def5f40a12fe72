package dev.rooms.application.room;

import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.shared.Caller;
import dev.rooms.domain.shared.Scope;
import dev.rooms.domain.shared.Seen;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Closes a room and takes it out of sight; its ledger stays. */
public final class DeleteRoom {
    public record Command(
            Caller caller, RoomId id, @Nullable Seen seen) {}

    private final Rooms rooms;
    private final VacateRoom vacateRoom;
    private final Transactions transactions;
    private final InstantSource clock;

    public DeleteRoom(Rooms rooms, VacateRoom vacateRoom, Transactions transactions, InstantSource clock) {
        this.rooms = rooms;
        this.vacateRoom = vacateRoom;
        this.transactions = transactions;
        this.clock = clock;
    }

    public void handle(Command command) {
        command.caller().needs(Scope.ROOMS_WRITE);
        transactions.run(() -> {
            var room = rooms.lock(command.id());
            room.version().mustBe(command.seen());
            rooms.save(room.removed(command.caller().actor(), clock.instant()));
            vacateRoom.handle(room.id());
        });
    }
}
