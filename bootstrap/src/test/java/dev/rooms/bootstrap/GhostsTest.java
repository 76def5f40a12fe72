package dev.rooms.bootstrap;

import static dev.rooms.bootstrap.Api.participants;
import static dev.rooms.bootstrap.Api.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.application.drift.LiveRooms;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
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

    private final LiveRooms liveRooms;

    @Inject
    GhostsTest(LiveRooms liveRooms) {
        this.liveRooms = liveRooms;
    }

    @BeforeEach
    void real() {
        stage.mustBeReal();
    }

    @Test
    void that_stay_after_a_crash_are_found_out_and_ended_here_and_there() {
        var room = Api.room();
        try (var ana = Participant.enter(
                        stage.url(), Api.token(room, "ana", "host").getString("token"))
                .connected()) {
            Eventually.within(
                    JOINED,
                    "ana is in",
                    () -> participants(room, "?state=joined").size() == 1);
            ana.kill();
            stage.killLiveKit();
        } finally {
            stage.restartLiveKit();
        }
        assertThat(liveRooms.rooms()).as("LiveKit goes on listing the room").hasSize(1);
        Eventually.within(REPAIRED, "the session is over", () -> status(room).equals("open"));
        assertThat(participants(room, "?state=left")).hasSize(1);
        assertThat(Api.get("drift").getList("items.kind", String.class)).contains("session_ghost");
        Eventually.within(
                REPAIRED, "LiveKit has ended the room", () -> liveRooms.rooms().isEmpty());
    }
}
