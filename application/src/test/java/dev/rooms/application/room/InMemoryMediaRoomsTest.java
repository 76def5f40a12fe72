package dev.rooms.application.room;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.room.Permission;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.TokenId;
import org.junit.jupiter.api.Test;

final class InMemoryMediaRoomsTest implements MediaRoomsContract, PermittingContract {
    private final InMemoryMediaRooms mediaRooms = new InMemoryMediaRooms();

    @Override
    public MediaRooms mediaRooms() {
        return mediaRooms;
    }

    @Override
    public void enter(LiveKitRoomName room, ParticipantIdentity identity, TokenId token) {
        mediaRooms.enter(room, identity, token);
    }

    @Override
    public boolean isIn(LiveKitRoomName room, ParticipantIdentity identity) {
        return mediaRooms.holds(room, identity);
    }

    @Override
    public Permission permission(LiveKitRoomName room, ParticipantIdentity identity) {
        return mediaRooms.permission(room, identity).orElseThrow();
    }

    @Test
    void one_that_is_away_does_not_answer() {
        mediaRooms.goAway();
        assertThatThrownBy(() -> mediaRooms.end(new LiveKitRoomName("s-1"))).isInstanceOf(MediaServerUnavailable.class);
    }
}
