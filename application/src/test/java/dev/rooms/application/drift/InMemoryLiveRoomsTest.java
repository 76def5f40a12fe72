package dev.rooms.application.drift;

import dev.rooms.application.House;
import dev.rooms.application.LiveKitStandIn;
import dev.rooms.domain.participant.ParticipantKind;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.TokenId;

final class InMemoryLiveRoomsTest implements LiveRoomsContract {
    private final House house = new House();
    private final LiveKitStandIn livekit = new LiveKitStandIn(house);

    @Override
    public LiveRooms liveRooms() {
        return house.liveRooms;
    }

    @Override
    public void enter(LiveKitRoomName room, ParticipantIdentity identity, TokenId token) {
        livekit.join(livekit.start(room), livekit.guest(identity.value(), ParticipantKind.STANDARD, token));
    }
}
