package dev.rooms.domain.room;

import dev.rooms.domain.shared.ParticipantIdentity;

/** Something that has to happen at the media server. It stays demanded until it is known to be done. */
public sealed interface MediaDemand {
    LiveKitRoomName livekitRoom();

    /** Nobody may be in it any more, and it may not stay. */
    record EndRoom(LiveKitRoomName livekitRoom) implements MediaDemand {}

    /** Participants who may not be in it have to leave: those without a valid token, and those who are banned. */
    record EvictIntruders(LiveKitRoomName livekitRoom) implements MediaDemand {}

    /** The permissions of this participant have to become what the ledger says at that time. */
    record Permit(LiveKitRoomName livekitRoom, ParticipantIdentity identity) implements MediaDemand {}
}
