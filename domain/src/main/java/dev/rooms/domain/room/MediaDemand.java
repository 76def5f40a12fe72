package dev.rooms.domain.room;

import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.TokenId;

/** Something that has to happen at the media server. It stays demanded until it is known to be done. */
public sealed interface MediaDemand {
    LiveKitRoomName livekitRoom();

    /** Nobody may be in it any more, and it may not stay. */
    record EndRoom(LiveKitRoomName livekitRoom) implements MediaDemand {}

    /** Whoever entered with this token has to leave. */
    record Evict(LiveKitRoomName livekitRoom, ParticipantIdentity identity, TokenId token) implements MediaDemand {}

    /** What this participant may do has to be what it should be by then, whatever it is now. */
    record Permit(LiveKitRoomName livekitRoom, ParticipantIdentity identity) implements MediaDemand {}
}
