package dev.rooms.bootstrap;

import dev.rooms.application.room.MediaRooms;
import dev.rooms.application.room.MediaRoomsContract;
import dev.rooms.application.room.PermittingContract;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.room.Permission;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.TokenId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The contract of the media rooms, kept by a real LiveKit server with real participants in it. */
@QuarkusTest
@QuarkusTestResource(RealLiveKit.class)
class RealMediaRoomsTest implements MediaRoomsContract, PermittingContract {
    /** Injected by the resource. */
    @SuppressWarnings("NullAway.Init")
    Stage stage;

    private final MediaRooms mediaRooms;
    private final Guests guests;
    private final Map<String, Participant> entered = new HashMap<>();

    @Inject
    RealMediaRoomsTest(MediaRooms mediaRooms, Guests guests) {
        this.mediaRooms = mediaRooms;
        this.guests = guests;
    }

    @BeforeEach
    void real() {
        stage.mustBeReal();
    }

    @AfterEach
    void leave() {
        entered.values().forEach(Participant::close);
    }

    @Override
    public MediaRooms mediaRooms() {
        return mediaRooms;
    }

    @Override
    public void enter(LiveKitRoomName room, ParticipantIdentity identity, TokenId token) {
        entered.put(key(room, identity), guests.enter(stage.url(), room, identity, token));
    }

    /** LiveKit tells the participant a moment after it has told us. */
    @Override
    public boolean isIn(LiveKitRoomName room, ParticipantIdentity identity) {
        var participant = entered.get(key(room, identity));
        if (participant == null) {
            return false;
        }
        try {
            Thread.sleep(500);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return !participant.isOut();
    }

    @Override
    public Permission permission(LiveKitRoomName room, ParticipantIdentity identity) {
        return LiveKitPermissions.of(stage, room, identity);
    }

    private static String key(LiveKitRoomName room, ParticipantIdentity identity) {
        return room.value() + " " + identity.value();
    }
}
