package dev.rooms.bootstrap;

import dev.rooms.application.access.JoinTokens;
import dev.rooms.application.room.MediaRooms;
import dev.rooms.application.room.MediaRoomsContract;
import dev.rooms.application.shared.Ids;
import dev.rooms.domain.access.Grant;
import dev.rooms.domain.access.TokenFacts;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.room.SessionId;
import dev.rooms.domain.room.SessionLimits;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.ParticipantRole;
import dev.rooms.domain.shared.TokenId;
import dev.rooms.domain.template.PublishSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The contract of the media rooms, kept by a real LiveKit server with real participants in it. */
@QuarkusTest
@QuarkusTestResource(RealLiveKit.class)
class RealMediaRoomsTest implements MediaRoomsContract {
    /** Injected by the resource. */
    @SuppressWarnings("NullAway.Init")
    Stage stage;

    private final MediaRooms mediaRooms;
    private final JoinTokens joinTokens;
    private final Ids ids;
    private final InstantSource clock;
    private final Map<String, Participant> entered = new HashMap<>();

    @Inject
    RealMediaRoomsTest(MediaRooms mediaRooms, JoinTokens joinTokens, Ids ids, InstantSource clock) {
        this.mediaRooms = mediaRooms;
        this.joinTokens = joinTokens;
        this.ids = ids;
        this.clock = clock;
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
        var signed = joinTokens.sign(facts(identity, token, clock.instant()), room);
        entered.put(
                key(room, identity),
                Participant.enter(stage.url(), signed.token()).connected());
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

    private static String key(LiveKitRoomName room, ParticipantIdentity identity) {
        return room.value() + " " + identity.value();
    }

    private TokenFacts facts(ParticipantIdentity identity, TokenId token, Instant now) {
        return new TokenFacts(
                token,
                new RoomId(ids.next()),
                new SessionId(ids.next()),
                identity,
                null,
                ParticipantRole.HOST,
                new Grant(PublishSource.ALL, true, true),
                Map.of(),
                null,
                null,
                new SessionLimits(null, 60, 20),
                "test",
                now,
                now.plusSeconds(600));
    }
}
