package dev.rooms.application.room;

import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.room.Room;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.room.RoomPlan;
import dev.rooms.domain.shared.Actor;
import dev.rooms.domain.shared.Caller;
import dev.rooms.domain.shared.Scope;
import dev.rooms.domain.shared.Seen;
import java.time.InstantSource;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Changes what a room was planned to be, or cancels it. */
public final class UpdateRoom {
    /** What the room shall be from now on. */
    public record Edit(RoomPlan plan, boolean cancel) {}

    /** @param edit of the room as it stands when nobody else can change it */
    public record Command(
            Caller caller, RoomId id, @Nullable Seen seen, Function<RoomView, Edit> edit) {}

    private final Rooms rooms;
    private final RoomViews views;
    private final VacateRoom vacateRoom;
    private final Transactions transactions;
    private final InstantSource clock;

    public UpdateRoom(
            Rooms rooms, RoomViews views, VacateRoom vacateRoom, Transactions transactions, InstantSource clock) {
        this.rooms = rooms;
        this.views = views;
        this.vacateRoom = vacateRoom;
        this.transactions = transactions;
        this.clock = clock;
    }

    public RoomView handle(Command command) {
        command.caller().needs(Scope.ROOMS_WRITE);
        return transactions.within(() -> {
            var room = rooms.lock(command.id());
            room.version().mustBe(command.seen());
            var edit = command.edit().apply(views.of(room));
            var changed = change(room, edit, command.caller().actor());
            if (changed.equals(room)) {
                return views.of(room);
            }
            if (edit.cancel()) {
                vacateRoom.handle(room.id());
            }
            return views.of(rooms.save(changed));
        });
    }

    private Room change(Room room, Edit edit, Actor by) {
        var now = clock.instant();
        var planned = edit.plan().equals(room.plan()) ? room : room.replan(edit.plan(), by, now);
        return edit.cancel() ? planned.cancelled(by, now) : planned;
    }
}
