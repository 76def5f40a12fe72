package dev.rooms.application.room;

import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.room.MediaDemand;
import dev.rooms.domain.room.Permission;
import dev.rooms.domain.shared.ParticipantIdentity;

/** The live rooms of the media server. Every method is a remote call. */
public interface MediaRooms {
    /**
     * Puts everybody out and ends the room.
     *
     * @return whether there was one
     * @throws MediaServerUnavailable when it is not known whether it has ended
     */
    boolean end(LiveKitRoomName room);

    /**
     * Puts out the participant who entered with this token, and nobody who came later under the same identity.
     *
     * @throws MediaServerUnavailable when it is not known whether they are out
     */
    void evict(MediaDemand.Evict eviction);

    /**
     * Lets whoever is there under this identity do this much from now on, and nothing else; nothing happens when nobody is.
     *
     * @throws MediaServerUnavailable when it is not known whether it holds
     */
    void permit(LiveKitRoomName room, ParticipantIdentity identity, Permission permission);
}
