package dev.rooms.domain.room;

import dev.rooms.domain.shared.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One live occupancy of a room. Drawn at the first mint, bound to LiveKit's sid at its first event, started by the
 * first who joins, and ended once.
 */
public record Session(
        SessionId id,
        RoomId room,
        LiveKitRoomName livekitRoom,
        @Nullable RoomSid sid,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable SessionEndReason endReason,
        Version version) {

    public static Session draw(SessionId id, RoomId room) {
        return under(id, room, LiveKitRoomName.of(id));
    }

    /** A further session under a name that is taken, because LiveKit itself began anew under it. */
    public static Session under(SessionId id, RoomId room, LiveKitRoomName name) {
        return new Session(id, room, name, null, null, null, null, Version.FIRST);
    }

    public Session boundTo(RoomSid livekits) {
        return new Session(id, room, livekitRoom, livekits, startedAt, endedAt, endReason, version);
    }

    /** Somebody joined then; the earliest join known is the start. */
    public Session joined(Instant at) {
        return startedAt != null && !at.isBefore(startedAt)
                ? this
                : new Session(id, room, livekitRoom, sid, at, endedAt, endReason, version);
    }

    /** Over; the first who says so is right. */
    public Session ended(SessionEndReason reason, Instant at) {
        return endedAt != null ? this : new Session(id, room, livekitRoom, sid, startedAt, at, reason, version);
    }

    public boolean isOver() {
        return endedAt != null;
    }
}
