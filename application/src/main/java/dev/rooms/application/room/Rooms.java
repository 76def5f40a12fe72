package dev.rooms.application.room;

import dev.rooms.domain.room.BookingId;
import dev.rooms.domain.room.Room;
import dev.rooms.domain.room.RoomChange;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.room.RoomNotFound;
import dev.rooms.domain.room.RoomStatus;
import dev.rooms.domain.room.ServiceSessionId;
import dev.rooms.domain.shared.Page;
import dev.rooms.domain.template.RoomType;
import dev.rooms.domain.template.TemplateId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The durable rooms, with their histories. */
public interface Rooms {
    /** Which rooms are wanted; null is any. The status is the one that holds at the time of the question. */
    record Filter(
            @Nullable RoomStatus status,
            @Nullable RoomType type,
            @Nullable BookingId booking,
            @Nullable ServiceSessionId serviceSession,
            @Nullable TemplateId template) {
        public static final Filter ALL = new Filter(null, null, null, null, null);
    }

    /** @throws RoomNotFound when there is none, or it was deleted */
    Room get(RoomId id);

    /**
     * As {@link #get}, and nobody changes the room until the transaction ends.
     *
     * @throws RoomNotFound when there is none, or it was deleted
     */
    Room hold(RoomId id);

    /**
     * As {@link #get}, and nobody changes or holds the room until the transaction ends.
     *
     * @throws RoomNotFound when there is none, or it was deleted
     */
    Room lock(RoomId id);

    /** As {@link #hold}, for what concerns the ledger of a deleted room too. */
    Room holdEvenDeleted(RoomId id);

    /** As {@link #lock}, for what concerns the ledger of a deleted room too. */
    Room lockEvenDeleted(RoomId id);

    /** The room that has this booking: neither cancelled, nor deleted, nor followed by a newer one. */
    Optional<Room> findFor(BookingId booking);

    /** The room that has this service session: neither cancelled, nor deleted, nor followed by a newer one. */
    Optional<Room> findFor(ServiceSessionId serviceSession);

    Page<Room> list(Filter filter, Page.Request page, Instant now);

    /** Scheduled rooms whose start has come, the longest due first. */
    List<RoomId> toOpen(Instant now, int limit);

    /** Rooms that are not over though their end and the grace after it have passed, the longest due first. */
    List<RoomId> toEnd(Instant now, int limit);

    Page<RoomChange> history(RoomId id, Page.Request page);

    /** Stores a new room; of many for the same booking or session at once, one gets through. */
    void add(Room room);

    Room save(Room room);

    /** Lets a newer room have the booking or service session of an ended one; of many at once, one gets through. */
    void follow(RoomId ended);
}
