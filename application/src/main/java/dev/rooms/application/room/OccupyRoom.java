package dev.rooms.application.room;

import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.room.MediaDemand;
import dev.rooms.domain.room.Room;
import dev.rooms.domain.room.Session;
import java.time.Duration;
import java.time.Instant;

/** Somebody has joined a session: it has begun, and its room is live. A room that is over puts them out again. */
public final class OccupyRoom {
    private final Rooms rooms;
    private final Sessions sessions;
    private final RoomViews views;
    private final MakeDemand makeDemand;
    private final Transactions transactions;

    public OccupyRoom(
            Rooms rooms, Sessions sessions, RoomViews views, MakeDemand makeDemand, Transactions transactions) {
        this.rooms = rooms;
        this.sessions = sessions;
        this.views = views;
        this.makeDemand = makeDemand;
        this.transactions = transactions;
    }

    /** @return the session as it is now: the clock may have ended it since it was read */
    public Session handle(Session seen, Instant joinedAt) {
        return transactions.within(() -> {
            if (seen.isOver()) {
                return save(seen.joined(joinedAt), seen);
            }
            var room = rooms.lockEvenDeleted(seen.room());
            var session = sessions.get(seen.id());
            var joined = session.joined(joinedAt);
            if (session.isOver()) {
                return save(joined, session);
            }
            if (session.startedAt() == null) {
                joined = limited(joined, room);
            }
            var saved = save(joined, session);
            if (room.status().isOver()) {
                makeDemand.handle(new MediaDemand.EndRoom(session.livekitRoom()));
                return saved;
            }
            var occupied = room.occupied(joinedAt);
            if (!occupied.equals(room) || !joined.equals(session)) {
                rooms.save(occupied);
            }
            return saved;
        });
    }

    /** As it is now: what is changed while the session lasts holds from the next one on. */
    private Session limited(Session joined, Room room) {
        var longest = views.settings(room).maxDuration().value();
        return longest == null ? joined : joined.limitedTo(Duration.ofSeconds(longest));
    }

    private Session save(Session joined, Session session) {
        return joined.equals(session) ? session : sessions.save(joined);
    }
}
