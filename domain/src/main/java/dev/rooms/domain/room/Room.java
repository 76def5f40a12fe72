package dev.rooms.domain.room;

import dev.rooms.domain.shared.Actor;
import dev.rooms.domain.shared.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A durable place where people meet; what LiveKit calls a room is one {@link Session} of it.
 *
 * @param changes what is not yet in the room's history; storing the room stores them
 */
public record Room(
        RoomId id,
        RoomPlan plan,
        RoomStatus status,
        @Nullable RoomEndReason endReason,
        boolean deleted,
        Instant createdAt,
        Instant updatedAt,
        Version version,
        List<RoomChange> changes) {
    public Room {
        changes = List.copyOf(changes);
    }

    public static Room create(RoomId id, RoomPlan plan, Actor by, Instant now) {
        plan.check(now);
        var status = plan.startsAfter(now) ? RoomStatus.SCHEDULED : RoomStatus.OPEN;
        var first = new RoomChange(null, status, "created", by, now);
        return new Room(id, plan, status, null, false, now, now, Version.FIRST, List.of(first));
    }

    /** From its start on, a scheduled room counts as open, whether or not anybody has noticed. */
    public RoomStatus statusAt(Instant now) {
        return status == RoomStatus.SCHEDULED && !plan.startsAfter(now) ? RoomStatus.OPEN : status;
    }

    /** What the clock has changed and nobody has written down yet. */
    public Room caughtUp(Instant now) {
        var start = plan.startsAt();
        return statusAt(now) == status || start == null
                ? this
                : with(RoomStatus.OPEN, null, "started", Actor.CLOCK, start, now);
    }

    /** @throws RoomEnded when it is over */
    public Room replan(RoomPlan next, Actor by, Instant now) {
        mustNotBeOver();
        if (next.equals(plan)) {
            return this;
        }
        next.check(plan, now);
        var room = caughtUp(now);
        room = new Room(id, next, room.status, endReason, deleted, createdAt, now, version, room.changes);
        if (Objects.equals(next.startsAt(), plan.startsAt())) {
            return room;
        }
        if (room.status == RoomStatus.OPEN && next.startsAfter(now)) {
            return room.with(RoomStatus.SCHEDULED, null, "rescheduled", by, now, now);
        }
        return room.status == RoomStatus.SCHEDULED && !next.startsAfter(now)
                ? room.with(RoomStatus.OPEN, null, "rescheduled", by, now, now)
                : room;
    }

    /** Somebody has entered. A room that is over stays over. */
    public Room occupied(Instant now) {
        return status.mayBecome(RoomStatus.LIVE)
                ? caughtUp(now).with(RoomStatus.LIVE, null, "joined", Actor.LIVEKIT, now, now)
                : this;
    }

    /** Its session has ended. */
    public Room vacated(SessionEndReason why, Instant now) {
        var by = why == SessionEndReason.MAX_DURATION ? Actor.CLOCK : Actor.LIVEKIT;
        return status == RoomStatus.LIVE ? with(RoomStatus.OPEN, null, "session " + why.text(), by, now, now) : this;
    }

    /** Ends it for good; a room that is over already stays as it is. */
    public Room closed(RoomEndReason reason, Actor by, Instant now) {
        return status.isOver() ? this : caughtUp(now).with(RoomStatus.ENDED, reason, reason.text(), by, now, now);
    }

    /** Ended by the clock, when its end and the grace after it (in seconds) have passed. */
    public Room expired(int grace, Instant now) {
        var end = plan.hardEnd(grace);
        return end == null || now.isBefore(end) ? this : closed(RoomEndReason.EXPIRED, Actor.CLOCK, now);
    }

    /** @throws RoomNotCancellable when somebody is in it, or it has ended */
    public Room cancelled(Actor by, Instant now) {
        if (status == RoomStatus.CANCELLED) {
            return this;
        }
        if (!status.mayBecome(RoomStatus.CANCELLED)) {
            throw new RoomNotCancellable(id, status);
        }
        return caughtUp(now)
                .with(RoomStatus.CANCELLED, RoomEndReason.CANCELLED, RoomEndReason.CANCELLED.text(), by, now, now);
    }

    /** Closed and out of sight; the ledger stays. */
    public Room removed(Actor by, Instant now) {
        var closed = closed(RoomEndReason.DELETED, by, now);
        return new Room(id, plan, closed.status, closed.endReason, true, createdAt, now, version, closed.changes);
    }

    /** @throws RoomEnded when it has ended or was cancelled */
    public void mustNotBeOver() {
        if (status.isOver()) {
            throw new RoomEnded(id, status);
        }
    }

    private Room with(RoomStatus next, @Nullable RoomEndReason why, String reason, Actor by, Instant at, Instant now) {
        if (!status.mayBecome(next)) {
            throw new IllegalStateException("a " + status.text() + " room cannot become " + next.text());
        }
        var all = new ArrayList<>(changes);
        all.add(new RoomChange(status, next, reason, by, at));
        return new Room(id, plan, next, why, deleted, createdAt, now, version, all);
    }
}
