package dev.rooms.bootstrap;

import dev.rooms.application.drift.LiveRooms;
import dev.rooms.application.drift.LiveRoomsContract;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.TokenId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What can be seen of a real LiveKit server with real participants in it. */
@QuarkusTest
@QuarkusTestResource(RealLiveKit.class)
class RealLiveRoomsTest implements LiveRoomsContract {
    /** Injected by the resource. */
    @SuppressWarnings("NullAway.Init")
    Stage stage;

    private final LiveRooms liveRooms;
    private final Guests guests;
    private final List<Participant> entered = new ArrayList<>();

    @Inject
    RealLiveRoomsTest(LiveRooms liveRooms, Guests guests) {
        this.liveRooms = liveRooms;
        this.guests = guests;
    }

    @BeforeEach
    void real() {
        stage.mustBeReal();
    }

    @AfterEach
    void leave() {
        entered.forEach(Participant::close);
    }

    @Override
    public LiveRooms liveRooms() {
        return liveRooms;
    }

    @Override
    public void enter(LiveKitRoomName room, ParticipantIdentity identity, TokenId token) {
        entered.add(guests.enter(stage.url(), room, identity, token));
    }
}
