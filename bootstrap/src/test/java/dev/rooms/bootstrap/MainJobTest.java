package dev.rooms.bootstrap;

import static dev.rooms.bootstrap.Api.participants;
import static dev.rooms.bootstrap.Api.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole main job, with a real LiveKit server and real participants. */
@QuarkusTest
@QuarkusTestResource(RealLiveKit.class)
class MainJobTest {
    private static final Duration AT_ONCE = Duration.ofSeconds(2);
    /** LiveKit notices a killed client after 20 to 22 s. */
    private static final Duration NOTICED = Duration.ofSeconds(30);

    private static final Duration ROOM_CLOSED = Duration.ofSeconds(8);

    /** Injected by the resource. */
    @SuppressWarnings("NullAway.Init")
    Stage stage;

    @BeforeEach
    void real() {
        stage.mustBeReal();
    }

    @AfterEach
    void calm() {
        stage.relay().passOn(1);
    }

    private Participant enter(String room, String identity, String role, String... publishes) {
        return Participant.enter(stage.url(), Api.token(room, identity, role).getString("token"), publishes);
    }

    @Test
    void two_people_meet_and_the_ledger_knows_who_was_there_and_for_how_long() throws InterruptedException {
        var room = Api.room();
        try (var ana = enter(room, "ana", "host", "audio", "video").connected();
                var ben = enter(room, "ben", "participant", "audio").connected()) {
            Eventually.within(
                    AT_ONCE,
                    "both are in the ledger",
                    () -> participants(room, "?state=joined").size() == 2);
            assertThat(status(room)).isEqualTo("live");
            var session = Api.get("rooms/" + room).getMap("current_session");
            assertThat(session).containsEntry("ended_at", null);
            assertThat(ben.await("track_subscribed").path("identity").asText()).isEqualTo("ana");
            // A second longer than the shortest duration below: LiveKit tells when ana left to the second.
            Thread.sleep(5000);
            ana.leave();
            Eventually.within(
                    AT_ONCE,
                    "ana has left",
                    () -> participants(room, "?identity=ana&state=left").size() == 1);
            ben.kill();
            Eventually.within(
                    NOTICED,
                    "ben is missed",
                    () -> participants(room, "?identity=ben&state=left").size() == 1);
        }
        var ana = participants(room, "?identity=ana").getFirst();
        assertThat(ana).containsEntry("disconnect_reason", "CLIENT_INITIATED").containsEntry("role", "host");
        assertThat((Integer) ana.get("duration_seconds")).isBetween(4, 8);
        assertThat((Integer) ana.get("audio_seconds")).isBetween(3, 8);
        assertThat((Integer) ana.get("video_seconds")).isBetween(3, 8);
        var ben = participants(room, "?identity=ben").getFirst();
        assertThat(ben).containsEntry("disconnect_reason", "CONNECTION_TIMEOUT").containsEntry("video_seconds", 0);
        assertThat((Integer) ben.get("duration_seconds")).isBetween(20, 35);
        assertThat((Integer) ben.get("audio_seconds")).isBetween(19, 35);
        Eventually.within(
                ROOM_CLOSED, "the room is open again", () -> status(room).equals("open"));
        var sessions = Api.items("rooms/" + room + "/sessions");
        assertThat(sessions).hasSize(1);
        assertThat(sessions.getFirst())
                .containsEntry("peak_participants", 2)
                .containsEntry("unique_participants", 2)
                .containsEntry("end_reason", "emptied");
        var token = Api.items("rooms/" + room + "/tokens").getLast();
        assertThat(token).containsEntry("identity", "ana").containsEntry("join_count", 1);
        assertThat(token.get("first_joined_at")).isNotNull();
        var history = Api.get("rooms/" + room + "/history").getList("items.status", String.class);
        assertThat(history).isEqualTo(List.of("open", "live", "open"));
    }

    @Test
    void a_second_session_has_another_name_and_tokens_of_the_first_do_not_stay_in() {
        var room = Api.room();
        var old = Api.token(room, "ana", "host");
        try (var ana = Participant.enter(stage.url(), old.getString("token")).connected()) {
            Eventually.within(AT_ONCE, "ana is in", () -> status(room).equals("live"));
            ana.leave();
        }
        Eventually.within(ROOM_CLOSED, "the session is over", () -> status(room).equals("open"));
        try (var again = Participant.enter(stage.url(), old.getString("token"))) {
            Eventually.within(AT_ONCE.plusSeconds(2), "ana is out again", again::isOut);
        }
        assertThat(status(room)).isEqualTo("open");
        var next = Api.token(room, "ana", "host");
        assertThat(next.getString("livekit_room")).isNotEqualTo(old.getString("livekit_room"));
        try (var ana = Participant.enter(stage.url(), next.getString("token")).connected()) {
            Eventually.within(AT_ONCE, "the room is live", () -> status(room).equals("live"));
            assertThat(ana.isOut()).isFalse();
        }
        assertThat(Api.get("rooms/" + room + "/sessions").getList("items")).hasSize(2);
    }

    @Test
    void closing_a_room_throws_everybody_out() {
        var room = Api.room();
        try (var ana = enter(room, "ana", "host").connected();
                var ben = enter(room, "ben", "viewer").connected()) {
            Eventually.within(
                    AT_ONCE,
                    "both are in",
                    () -> participants(room, "?state=joined").size() == 2);
            Api.post("rooms/" + room + "/close").then().statusCode(202);
            Eventually.within(AT_ONCE, "both are out", () -> ana.isOut() && ben.isOut());
        }
        Eventually.within(
                AT_ONCE,
                "nobody is left",
                () -> participants(room, "?state=joined").isEmpty());
        assertThat(status(room)).isEqualTo("ended");
        // LiveKit may tell of the room's end before it has told of everybody's.
        Eventually.within(
                AT_ONCE,
                "the ledger knows why",
                () -> participants(room, "").stream()
                        .allMatch(one -> "ROOM_DELETED".equals(one.get("disconnect_reason"))));
        Eventually.within(
                AT_ONCE,
                "the session has ended",
                () -> "closed".equals(Api.get("rooms/" + room + "/sessions").getString("items[0].end_reason")));
        Api.post("rooms/" + room + "/token", Map.of("identity", "ana", "role", "host"))
                .then()
                .statusCode(409);
    }

    @Test
    void a_viewer_cannot_publish_although_the_client_tries() throws InterruptedException {
        var room = Api.room();
        try (var host = enter(room, "host", "host").connected();
                var viewer = enter(room, "vic", "viewer", "video").connected()) {
            var refusal = viewer.await("error");
            assertThat(refusal.path("msg").asText()).isNotEmpty();
            Thread.sleep(1000);
            assertThat(host.hasSeen("track_subscribed")).isFalse();
            assertThat(participants(room, "?identity=vic").getFirst()).containsEntry("video_seconds", 0);
        }
    }

    @Test
    void who_entered_with_a_revoked_token_is_out_and_the_holder_of_a_newer_one_is_not() {
        var room = Api.room();
        var first = Api.token(room, "ana", "host");
        var second = Api.token(room, "ana", "host");
        try (var ana = Participant.enter(stage.url(), second.getString("token")).connected()) {
            Eventually.within(
                    AT_ONCE,
                    "ana is in",
                    () -> participants(room, "?state=joined").size() == 1);
            Api.post("tokens/" + first.getString("id") + "/revoke").then().statusCode(200);
            Api.post("tokens/" + second.getString("id") + "/revoke").then().statusCode(200);
            Eventually.within(AT_ONCE, "ana is out", ana::isOut);
        }
        Eventually.within(
                AT_ONCE,
                "the ledger knows why",
                () -> "PARTICIPANT_REMOVED"
                        .equals(participants(room, "").getFirst().get("disconnect_reason")));
        var third = Api.token(room, "ana", "host");
        try (var ana = Participant.enter(stage.url(), third.getString("token")).connected()) {
            Eventually.within(
                    AT_ONCE,
                    "ana is in again",
                    () -> participants(room, "?state=joined").size() == 1);
            Api.post("tokens/" + second.getString("id") + "/revoke").then().statusCode(200);
            assertThat(ana.isOut()).isFalse();
        }
    }

    @Test
    void who_is_banned_is_out_stays_out_and_gets_no_new_token() {
        var room = Api.room();
        var token = Api.token(room, "ana", "host").getString("token");
        try (var ana = Participant.enter(stage.url(), token).connected();
                var ben = enter(room, "ben", "participant").connected()) {
            Eventually.within(
                    AT_ONCE,
                    "both are in",
                    () -> participants(room, "?state=joined").size() == 2);
            Api.post("rooms/" + room + "/tokens/revoke", Map.of("identity", "ana", "ban", true))
                    .then()
                    .statusCode(200);
            Eventually.within(AT_ONCE, "ana is out", ana::isOut);
            try (var again = Participant.enter(stage.url(), token)) {
                Eventually.within(AT_ONCE.plusSeconds(2), "ana is out again", again::isOut);
            }
            assertThat(ben.isOut()).isFalse();
        }
        var refused = Api.post("rooms/" + room + "/token", Map.of("identity", "ana", "role", "host"));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.jsonPath().getString("code")).isEqualTo("identity-banned");
        Api.token(room, "ben", "participant");
    }

    @Test
    void the_second_who_joins_with_a_single_use_token_does_not_stay() {
        var room = Api.room();
        var minted = Api.created(
                Api.post("rooms/" + room + "/token", Map.of("identity", "ana", "role", "host", "max_uses", 1)));
        try (var ana = Participant.enter(stage.url(), minted.getString("token")).connected()) {
            Eventually.within(
                    AT_ONCE,
                    "ana is in",
                    () -> participants(room, "?state=joined").size() == 1);
            ana.leave();
            Eventually.within(
                    AT_ONCE,
                    "ana has left",
                    () -> participants(room, "?state=left").size() == 1);
        }
        try (var again = Participant.enter(stage.url(), minted.getString("token"))) {
            Eventually.within(AT_ONCE.plusSeconds(2), "the second is out", again::isOut);
        }
    }

    @Test
    void every_webhook_sent_twice_changes_nothing() {
        stage.relay().passOn(2);
        var room = Api.room();
        var token = Api.token(room, "ana", "host");
        try (var ana = Participant.enter(stage.url(), token.getString("token"), "audio")
                .connected()) {
            Eventually.within(
                    AT_ONCE,
                    "ana is in",
                    () -> participants(room, "?state=joined").size() == 1);
            var _ = ana.await("published");
            ana.leave();
        }
        Eventually.within(ROOM_CLOSED, "the session is over", () -> status(room).equals("open"));
        assertThat(participants(room, "")).hasSize(1);
        assertThat(Api.get("rooms/" + room + "/sessions").getList("items")).hasSize(1);
        assertThat(Api.get("tokens/" + token.getString("id")).getInt("join_count"))
                .isEqualTo(1);
        assertThat(Api.get("rooms/" + room + "/history").getList("items")).hasSize(3);
    }

    @Test
    void without_livekit_rooms_and_tokens_go_on_and_what_is_owed_is_done_when_it_is_back() {
        var room = Api.room();
        var before = Api.token(room, "ana", "host");
        stage.killLiveKit();
        try {
            var other = Api.room();
            assertThat(Api.token(other, "ben", "participant").getString("token"))
                    .isNotEmpty();
            assertThat(status(other)).isEqualTo("open");
            Api.post("rooms/" + room + "/close").then().statusCode(200);
        } finally {
            stage.restartLiveKit();
        }
        try (var ana = Participant.enter(stage.url(), before.getString("token"))) {
            Eventually.within(Duration.ofSeconds(20), "ana is put out of a room that was closed meanwhile", ana::isOut);
        }
        assertThat(status(room)).isEqualTo("ended");
    }
}
