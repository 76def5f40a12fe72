package dev.rooms.application.room;

import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.room.Permission;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.TokenId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Knows what the participants of a live room may do there. */
@FunctionalInterface
public interface Permissions {
    /** @param token that the participant entered with; null: their kind needs none */
    record Ruling(@Nullable TokenId token, Permission permission) {}

    /** Empty when no participant has this identity, or when the media server alone rules their permissions. */
    Optional<Ruling> of(LiveKitRoomName room, ParticipantIdentity identity);
}
