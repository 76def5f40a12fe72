package dev.rooms.application.room;

import dev.rooms.application.shared.InMemoryTransactions;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.room.MediaDemand;
import dev.rooms.domain.room.Permission;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.TokenId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A media server in memory that can be away. */
public final class InMemoryMediaRooms implements MediaRooms {
    private final Map<LiveKitRoomName, Map<ParticipantIdentity, TokenId>> rooms = new HashMap<>();
    private final Map<LiveKitRoomName, Map<ParticipantIdentity, Permission>> permissions = new HashMap<>();
    private boolean away;

    @Override
    public synchronized boolean end(LiveKitRoomName room) {
        mustAnswer("MediaRooms.end");
        return rooms.remove(room) != null;
    }

    @Override
    public synchronized void evict(MediaDemand.Evict eviction) {
        mustAnswer("MediaRooms.evict");
        var room = rooms.get(eviction.livekitRoom());
        if (room != null) {
            room.remove(eviction.identity(), eviction.token());
        }
    }

    @Override
    public synchronized void permit(LiveKitRoomName room, ParticipantIdentity identity, Permission permission) {
        mustAnswer("MediaRooms.permit");
        if (holds(room, identity)) {
            permissions.computeIfAbsent(room, _ -> new HashMap<>()).put(identity, permission);
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
    public synchronized void enter(LiveKitRoomName room, ParticipantIdentity identity, TokenId token) {
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

    public synchronized void comeBack() {
        away = false;
    }
}
