package dev.rooms.domain.room;

import dev.rooms.domain.shared.Version;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One live occupancy of a room. Drawn at the first mint, bound to LiveKit's sid at its first event, started by the
 * first who joins, and ended once.
 *
 * @param boundAt when LiveKit showed the room of this sid for the first time that we heard of
 * @param mustEndAt when it will have lasted as long as it may; null: without limit, or nobody has joined
 */
public record Session(
        SessionId id,
        RoomId room,
        LiveKitRoomName livekitRoom,
        @Nullable RoomSid sid,
        @Nullable Instant boundAt,
        @Nullable Instant startedAt,
        @Nullable Instant mustEndAt,
        @Nullable Instant endedAt,
        @Nullable SessionEndReason endReason,
        Version version) {

    public static Session draw(SessionId id, RoomId room) {
        return under(id, room, LiveKitRoomName.of(id));
    }

    /** A further session under a name that is taken, because LiveKit itself began anew under it. */
    public static Session under(SessionId id, RoomId room, LiveKitRoomName name) {
        return new Session(id, room, name, null, null, null, null, null, null, Version.FIRST);
    }

    /** @param at when LiveKit showed it */
    public Session boundTo(RoomSid livekits, Instant at) {
        return new Session(id, room, livekitRoom, livekits, at, startedAt, mustEndAt, endedAt, endReason, version);
    }

    /** Somebody joined then; the earliest join known is the start. A session that was over before we knew was used. */
    public Session joined(Instant at) {
        if (startedAt != null && !at.isBefore(startedAt)) {
            return this;
        }
        var end = startedAt == null || mustEndAt == null ? null : at.plus(Duration.between(startedAt, mustEndAt));
        var why = endReason == SessionEndReason.NEVER_USED ? SessionEndReason.EMPTIED : endReason;
        return new Session(id, room, livekitRoom, sid, boundAt, at, end, endedAt, why, version);
    }

    /** May last so long from its start; the first who says so is right, whatever its room is allowed later. */
    public Session limitedTo(Duration longest) {
        return startedAt == null || mustEndAt != null
                ? this
                : new Session(
                        id,
                        room,
                        livekitRoom,
                        sid,
                        boundAt,
                        startedAt,
                        startedAt.plus(longest),
                        endedAt,
                        endReason,
                        version);
    }

    /** Over; the first who says so is right. Where nobody came, nobody can have left. */
    public Session ended(SessionEndReason reason, Instant at) {
        if (endedAt != null) {
            return this;
        }
        var why = reason == SessionEndReason.EMPTIED && startedAt == null ? SessionEndReason.NEVER_USED : reason;
        return new Session(id, room, livekitRoom, sid, boundAt, startedAt, mustEndAt, at, why, version);
    }

    /** Whether LiveKit had this room, or somebody was in it, later than that. */
    public boolean isYoungerThan(Instant at) {
        return (boundAt != null && at.isBefore(boundAt)) || (startedAt != null && at.isBefore(startedAt));
    }

    /** Has lasted as long as it may, and is not over. */
    public boolean isOverdue(Instant now) {
        return endedAt == null && mustEndAt != null && !now.isBefore(mustEndAt);
    }

    public boolean isOver() {
        return endedAt != null;
    }
}
