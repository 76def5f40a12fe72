package dev.rooms.bootstrap;

import static dev.rooms.bootstrap.Api.participants;
import static dev.rooms.bootstrap.Api.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.application.drift.LiveRooms;
import dev.rooms.application.room.Sessions;
import dev.rooms.application.shared.Transactions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A LiveKit that was killed and comes back on its Redis shows rooms that no node serves. */
@QuarkusTest
@QuarkusTestResource(value = RealLiveKitOnRedis.class, restrictToAnnotatedClass = true)
class GhostsTest {
    private static final Duration JOINED = Duration.ofSeconds(5);
    private static final Duration REPAIRED = Duration.ofSeconds(90);

    /** Injected by the resource. */
    @SuppressWarnings("NullAway.Init")
    Stage stage;

    /** A thousand by hand: {@code -Dghosts=1000}. */
    private static final int MANY = Integer.getInteger("ghosts", 100);

    private final LiveRooms liveRooms;
    private final Sessions sessions;
    private final Transactions transactions;

    @Inject
    GhostsTest(LiveRooms liveRooms, Sessions sessions, Transactions transactions) {
        this.liveRooms = liveRooms;
        this.sessions = sessions;
        this.transactions = transactions;
    }

    @BeforeEach
    void real() {
        stage.mustBeReal();
    }

    @Test
    void that_stay_after_a_crash_are_found_out_and_ended_here_and_there() {
        var room = Api.room();
        Stream.generate(Api::room).limit(MANY).forEach(this::begin);
        try (var ana = Participant.enter(
                        stage.url(), Api.token(room, "ana", "host").getString("token"))
                .connected()) {
            Eventually.within(
                    JOINED,
                    "ana is in",
                    () -> participants(room, "?state=joined").size() == 1);
            Eventually.within(JOINED, "the others have begun", () -> live() == 1 + MANY);
            ana.kill();
            stage.killLiveKit();
        } finally {
            stage.restartLiveKit();
        }
        var back = System.nanoTime();
        assertThat(liveRooms.rooms()).as("LiveKit goes on listing the rooms").hasSize(1 + MANY);
        Eventually.within(REPAIRED, "the session is over", () -> status(room).equals("open"));
        assertThat(participants(room, "?state=left")).hasSize(1);
        assertThat(Api.get("drift").getList("items.kind", String.class)).contains("session_ghost");
        var left = REPAIRED.minusNanos(System.nanoTime() - back);
        Eventually.within(left, "all the others are over as well", () -> live() == 0);
        var over = System.nanoTime();
        Eventually.within(
                REPAIRED, "LiveKit has ended the rooms", () -> liveRooms.rooms().isEmpty());
        System.err.printf(
                "%d ghosts: their sessions were over after %.0f s, they themselves after %.0f s%n",
                1 + MANY, (over - back) / 1e9, (System.nanoTime() - back) / 1e9);
    }

    /** Without anybody in it. */
    private void begin(String room) {
        var name = Api.token(room, "ana", "host").getString("livekit_room");
        LiveKitApi.ask(stage.liveKit(), "RoomService/CreateRoom", Map.of("roomCreate", true), Map.of("name", name));
    }

    private int live() {
        return transactions.within(sessions::live).size();
    }
}
