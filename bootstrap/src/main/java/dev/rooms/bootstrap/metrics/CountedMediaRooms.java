package dev.rooms.bootstrap.metrics;

import dev.rooms.application.room.MediaRooms;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.room.Permission;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.TokenId;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import org.jspecify.annotations.Nullable;

@Decorator
@Priority(0)
class CountedMediaRooms implements MediaRooms {
    private final MediaRooms mediaRooms;
    private final Metrics metrics;

    CountedMediaRooms(@Delegate @Any MediaRooms mediaRooms, Metrics metrics) {
        this.mediaRooms = mediaRooms;
        this.metrics = metrics;
    }

    @Override
    public boolean end(LiveKitRoomName room) {
        return metrics.timed(Metrics.Work.END_ROOM, () -> mediaRooms.end(room));
    }

    @Override
    public void permit(
            LiveKitRoomName room, ParticipantIdentity identity, @Nullable TokenId token, Permission permission) {
        metrics.timed(Metrics.Work.PERMIT, () -> {
            mediaRooms.permit(room, identity, token, permission);
            return true;
        });
    }
}
