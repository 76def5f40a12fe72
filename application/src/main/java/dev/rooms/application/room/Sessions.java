package dev.rooms.application.room;

import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.room.RoomSid;
import dev.rooms.domain.room.Session;
import dev.rooms.domain.room.SessionId;
import dev.rooms.domain.shared.Page;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The live occupancies of rooms, past and present; a room has at most one that is not over. */
public interface Sessions {
    Session get(SessionId id);

    Optional<Session> findOpen(RoomId room);

    Optional<Session> findOpen(LiveKitRoomName name);

    Optional<Session> findBySid(RoomSid sid);

    /** Whether this name was ever drawn here. */
    boolean isOurs(LiveKitRoomName name);

    /** The sessions that somebody has joined and that are not over, by room. */
    Map<RoomId, Session> current(Set<RoomId> rooms);

    /** Those that LiveKit has begun and that are not over. */
    List<Session> live();

    /** Those that somebody has joined. */
    Page<Session> list(RoomId room, Page.Request page);

    /** Those that have lasted as long as they may and are not over, the longest due first. */
    List<SessionId> toEnd(Instant now, int limit);

    /** Those that were drawn and never heard of since, in the order of their ids. */
    List<Session> untouched(@Nullable SessionId after, int limit);

    void add(Session session);

    Session save(Session session);
}
