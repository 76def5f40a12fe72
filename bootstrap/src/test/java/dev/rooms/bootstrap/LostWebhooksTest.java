package dev.rooms.bootstrap;

import static dev.rooms.bootstrap.Api.participants;
import static dev.rooms.bootstrap.Api.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The ledger becomes right within a minute, though not one webhook arrives. */
@QuarkusTest
@QuarkusTestResource(value = RealLiveKit.class, restrictToAnnotatedClass = true)
class LostWebhooksTest {
    private static final Duration REPAIRED = Duration.ofSeconds(60);

    /** Injected by the resource. */
    @SuppressWarnings("NullAway.Init")
    Stage stage;

    @BeforeEach
    void deaf() {
        stage.mustBeReal();
        stage.relay().passOn(0);
    }

    @AfterEach
    void calm() {
        stage.relay().passOn(1);
    }

    private Participant enter(String room, String identity) {
        return Participant.enter(stage.url(), Api.token(room, identity, "host").getString("token"), "audio")
                .connected();
    }

    private static Set<String> drift(String room) {
        return Set.copyOf(Api.get("drift?limit=100")
                .getList("items.findAll { it.room_id == '" + room + "' }.kind", String.class));
    }

    @Test
    void who_comes_and_goes_is_seen_and_the_session_ends() {
        var room = Api.room();
        try (var ana = enter(room, "ana");
                var ben = enter(room, "ben")) {
            Eventually.within(
                    REPAIRED,
                    "both are found",
                    () -> participants(room, "?state=joined").size() == 2);
            assertThat(status(room)).isEqualTo("live");
            ana.leave();
            Eventually.within(
                    REPAIRED,
                    "ana is missed",
                    () -> participants(room, "?identity=ana&state=left").size() == 1);
            assertThat(participants(room, "?state=joined")).hasSize(1);
            ben.leave();
        }
        Eventually.within(REPAIRED, "the session is over", () -> status(room).equals("open"));
        assertThat(participants(room, "?state=joined")).isEmpty();
        assertThat(Api.items("rooms/" + room + "/sessions"))
                .singleElement()
                .satisfies(session -> assertThat(session)
                        .containsEntry("end_reason", "lost")
                        .containsEntry("unique_participants", 2));
        assertThat(drift(room)).contains("session_adopted", "participant_adopted", "participant_gone", "session_lost");
    }

    @Test
    void a_livekit_that_was_killed_and_comes_back_empty_ends_every_session_and_loses_no_attendance() {
        stage.relay().passOn(1);
        var room = Api.room();
        try (var ana = enter(room, "ana")) {
            Eventually.within(
                    REPAIRED,
                    "ana is in",
                    () -> participants(room, "?state=joined").size() == 1);
            stage.relay().passOn(0);
            stage.killLiveKit();
            ana.kill();
        } finally {
            stage.restartLiveKit();
        }
        Eventually.within(REPAIRED, "the session is over", () -> status(room).equals("open"));
        assertThat(participants(room, "?state=left")).hasSize(1);
    }
}
