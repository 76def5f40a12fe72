package dev.rooms.application.room;

import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.room.RoomEndReason;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.shared.Caller;
import dev.rooms.domain.shared.Scope;
import java.time.InstantSource;

/** Ends a room for good and puts everybody out. Closing what is over changes nothing. */
public final class CloseRoom {
    public record Command(Caller caller, RoomId id) {}

    /** The room, and whether people are being put out of it right now. */
    public record Outcome(RoomView room, boolean vacating) {}

    private final Rooms rooms;
    private final RoomViews views;
    private final VacateRoom vacateRoom;
    private final Transactions transactions;
    private final InstantSource clock;

    public CloseRoom(
            Rooms rooms, RoomViews views, VacateRoom vacateRoom, Transactions transactions, InstantSource clock) {
        this.rooms = rooms;
        this.views = views;
        this.vacateRoom = vacateRoom;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        command.caller().needs(Scope.ROOMS_WRITE);
        return transactions.within(() -> {
            var room = rooms.lock(command.id());
            if (room.status().isOver()) {
                return new Outcome(views.of(room), false);
            }
            var closed = rooms.save(
                    room.closed(RoomEndReason.CLOSED, command.caller().actor(), clock.instant()));
            return new Outcome(views.of(closed), vacateRoom.handle(room.id()));
        });
    }
}
