package dev.rooms.application.drift;

import dev.rooms.application.House;
import dev.rooms.application.LiveKitStandIn;
import dev.rooms.application.webhook.WebhookEvent.LiveRoom;
import dev.rooms.domain.participant.ParticipantKind;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.TokenId;
import java.util.HashMap;
import java.util.Map;

final class InMemoryLiveRoomsTest implements LiveRoomsContract {
    private final House house = new House();
    private final LiveKitStandIn livekit = new LiveKitStandIn(house);
    private final Map<LiveKitRoomName, LiveRoom> entered = new HashMap<>();

    @Override
    public LiveRooms liveRooms() {
        return house.liveRooms;
    }

    @Override
    public void enter(LiveKitRoomName room, ParticipantIdentity identity, TokenId token) {
        var live = entered.computeIfAbsent(room, livekit::start);
        livekit.join(live, livekit.guest(identity.value(), ParticipantKind.STANDARD, token));
    }
}
