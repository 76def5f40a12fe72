package dev.rooms.application.room;

import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.room.Permission;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.TokenId;
import org.jspecify.annotations.Nullable;

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
     * Replaces the permissions of a participant. Nothing happens when nobody is there under this identity, or a participant
     * who entered otherwise. A participant without a token keeps what the media server gave them: they lose it all by
     * {@link Permission#NOTHING}, and get back what they lost by any other.
     *
     * @param token that the participant entered with; null: their kind needs none
     * @throws MediaServerUnavailable when it is not known whether it holds
     */
    void permit(LiveKitRoomName room, ParticipantIdentity identity, @Nullable TokenId token, Permission permission);
}
