package dev.rooms.bootstrap;

import static dev.rooms.bootstrap.Api.created;
import static dev.rooms.bootstrap.Api.items;
import static dev.rooms.bootstrap.Api.participants;
import static dev.rooms.bootstrap.Api.post;
import static dev.rooms.bootstrap.Api.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens by itself, with a real LiveKit server and real participants. */
@QuarkusTest
@QuarkusTestResource(RealLiveKit.class)
class TimekeepingTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    /** Injected by the resource. */
    @SuppressWarnings("NullAway.Init")
    Stage stage;

    @BeforeEach
    void real() {
        stage.mustBeReal();
    }

    private static String room(Map<String, ?> more) {
        var body = new HashMap<String, Object>(Map.of("name", "Room", "template_id", Api.template()));
        body.putAll(more);
        return created(post("rooms", body)).getString("id");
    }

    private Participant enter(String room) {
        var token = Api.token(room, "ana", "participant").getString("token");
        var ana = Participant.enter(stage.url(), token).connected();
        Eventually.within(SOON, "ana is in", () -> status(room).equals("live"));
        return ana;
    }

    private static void await(Instant time) throws InterruptedException {
        Thread.sleep(Duration.ofMillis(
                Math.max(0, Duration.between(Instant.now(), time).toMillis())));
    }

    @Test
    void a_scheduled_room_opens_at_its_start_and_its_history_says_so() throws InterruptedException {
        var start = Instant.now().plusSeconds(10);
        var room = room(Map.of("starts_at", start.toString()));
        await(start);
        Eventually.within(
                SOON,
                "the history tells",
                () -> items("rooms/" + room + "/history").size() == 2);
        assertThat(items("rooms/" + room + "/history").getFirst())
                .containsEntry("status", "open")
                .containsEntry("actor", "clock");
        assertThat(items("rooms/" + room + "/history").getLast()).containsEntry("status", "scheduled");
        assertThat(items("rooms?status=open")).anyMatch(item -> room.equals(item.get("id")));
    }

    @Test
    void at_the_end_of_a_room_and_the_grace_after_it_everybody_is_put_out() throws InterruptedException {
        var end = Instant.now().plusSeconds(15);
        var room = room(Map.of("ends_at", end.toString(), "grace_seconds", 2));
        try (var ana = enter(room)) {
            await(end.plusSeconds(2));
            Eventually.within(SOON, "ana is out", ana::isOut);
        }
        var json = Api.get("rooms/" + room);
        assertThat(json.getString("status")).isEqualTo("ended");
        assertThat(json.getString("end_reason")).isEqualTo("expired");
        Eventually.within(
                SOON,
                "the ledger knows why",
                () -> "ROOM_DELETED".equals(participants(room, "").getFirst().get("disconnect_reason")));
        Eventually.within(
                SOON,
                "the session is over",
                () -> "closed"
                        .equals(items("rooms/" + room + "/sessions").getFirst().get("end_reason")));
    }

    @Test
    void a_token_that_has_expired_is_told_once() {
        var room = room(Map.of());
        var body = Map.of("identity", "ana", "role", "participant", "ttl_seconds", 1);
        var token = created(post("rooms/" + room + "/token", body)).getString("id");
        var told = Eventually.within(
                Duration.ofSeconds(20),
                "it is told",
                () -> items("events?type=token.expired&room_id=" + room).stream()
                        .findFirst());
        assertThat(told).containsEntry("subject", "tokens/" + token).containsEntry("sequence", 1);
        assertThat(items("events?room_id=" + room)).hasSize(1);
    }

    @Test
    void a_session_that_has_lasted_as_long_as_it_may_is_over_and_the_room_can_be_entered_again()
            throws InterruptedException {
        var room = room(Map.of("max_duration_seconds", 10));
        try (var ana = enter(room)) {
            var start = Instant.parse(Api.get("rooms/" + room).getString("current_session.started_at"));
            await(start.plusSeconds(10));
            Eventually.within(SOON, "ana is out", ana::isOut);
        }
        assertThat(status(room)).isEqualTo("open");
        assertThat(items("rooms/" + room + "/sessions").getFirst()).containsEntry("end_reason", "max_duration");
        try (var ana = enter(room)) {
            assertThat(ana.isOut()).isFalse();
            assertThat(items("rooms/" + room + "/sessions")).hasSize(2);
        }
    }
}
