package dev.rooms.application.room;

import dev.rooms.application.shared.InMemoryTransactions;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.room.Permission;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.TokenId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A media server in memory that can be away. */
public final class InMemoryMediaRooms implements MediaRooms {
    private final Map<LiveKitRoomName, Map<ParticipantIdentity, @Nullable TokenId>> rooms = new HashMap<>();
    private final Map<LiveKitRoomName, Map<ParticipantIdentity, Permission>> permissions = new HashMap<>();
    private boolean away;

    @Override
    public synchronized boolean end(LiveKitRoomName room) {
        mustAnswer("MediaRooms.end");
        return rooms.remove(room) != null;
    }

    @Override
    public synchronized void permit(
            LiveKitRoomName room, ParticipantIdentity identity, @Nullable TokenId token, Permission permission) {
        mustAnswer("MediaRooms.permit");
        var people = rooms.getOrDefault(room, Map.of());
        if (!people.containsKey(identity) || !Objects.equals(people.get(identity), token)) {
            return;
        }
        var now = permissions.computeIfAbsent(room, _ -> new HashMap<>());
        if (token != null || permission.equals(Permission.NOTHING) || Permission.NOTHING.equals(now.get(identity))) {
            now.put(identity, permission);
        }
    }

    /** What was last permitted; nothing, as long as the token alone says it. */
    public synchronized Optional<Permission> permission(LiveKitRoomName room, ParticipantIdentity identity) {
        return Optional.ofNullable(permissions.getOrDefault(room, Map.of()).get(identity));
    }

    private void mustAnswer(String call) {
        InMemoryTransactions.mustBeClosed(call);
        if (away) {
            throw new MediaServerUnavailable();
        }
    }

    /** As LiveKit does, makes the room when there is none, and lets each identity in once. */
    public synchronized void enter(LiveKitRoomName room, ParticipantIdentity identity, @Nullable TokenId token) {
        rooms.computeIfAbsent(room, _ -> new HashMap<>()).put(identity, token);
        permissions.getOrDefault(room, new HashMap<>()).remove(identity);
    }

    public synchronized void leave(LiveKitRoomName room, ParticipantIdentity identity) {
        var people = rooms.get(room);
        if (people != null) {
            people.remove(identity);
        }
    }

    public synchronized boolean exists(LiveKitRoomName room) {
        return rooms.containsKey(room);
    }

    public synchronized boolean holds(LiveKitRoomName room, ParticipantIdentity identity) {
        return rooms.getOrDefault(room, Map.of()).containsKey(identity);
    }

    public synchronized void goAway() {
        away = true;
    }

    public synchronized boolean isAway() {
        return away;
    }

    public synchronized void comeBack() {
        away = false;
    }
}
