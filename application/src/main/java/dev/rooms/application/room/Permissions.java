package dev.rooms.application.room;

import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.room.Permission;
import dev.rooms.domain.shared.ParticipantIdentity;
import java.util.Optional;

/** Knows what those in a live room should be allowed to do there. */
@FunctionalInterface
public interface Permissions {
    /** Nothing, when nobody under this identity is there, or nothing was ever taken from anybody there. */
    Optional<Permission> of(LiveKitRoomName room, ParticipantIdentity identity);
}
