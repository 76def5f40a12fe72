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
     * Replaces the permissions of a participant. Nothing happens when no participant has this identity, or when the
     * participant entered with another token. For a kind without tokens, {@link Permission#NOTHING} takes all
     * permissions away, and any other permission has an effect only after that.
     *
     * @param token the token of the participant; null: their kind needs none
     * @throws MediaServerUnavailable when it is not known whether it holds
     */
    void permit(LiveKitRoomName room, ParticipantIdentity identity, @Nullable TokenId token, Permission permission);
}
