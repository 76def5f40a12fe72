package dev.rooms.http.webhook;

import static dev.rooms.http.Api.WEBHOOK;
import static dev.rooms.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.application.LiveKitStandIn;
import dev.rooms.application.webhook.InMemoryLiveKitWebhooks;
import dev.rooms.application.webhook.WebhookEvent;
import dev.rooms.application.webhook.WebhookEventId;
import dev.rooms.http.Api;
import dev.rooms.http.Stage;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** LiveKit's webhooks. The signature of the fake is the word "signed". */
@QuarkusTest
class LiveKitWebhookResourceTest {
    private static final int LIMIT = 1024 * 1024;

    private static Response send(byte[] body, String authorization) {
        return Api.anonymous()
                .sending(body)
                .contentType("application/webhook+json")
                .header("Authorization", authorization)
                .post(WEBHOOK);
    }

    private static byte[] event() {
        return InMemoryLiveKitWebhooks.body(new WebhookEventId("EV_" + UUID.randomUUID()), new WebhookEvent.Other());
    }

    @Test
    void a_signed_event_is_taken_twice_and_counts_once() {
        var room = Stage.HOUSE.openGroupRoom().room().id();
        var token = Stage.HOUSE.mint(room, "ana");
        var body = InMemoryLiveKitWebhooks.body(
                new WebhookEventId("EV_" + UUID.randomUUID()),
                new WebhookEvent.RoomStarted(
                        new LiveKitStandIn(Stage.HOUSE).room(token.livekitRoom()), Stage.HOUSE.clock.instant()));
        for (var time : List.of("first", "second")) {
            var answer = send(body, InMemoryLiveKitWebhooks.SIGNED);
            assertThat(answer.statusCode()).as(time).isEqualTo(200);
            assertThat(answer.asString()).isEmpty();
        }
        Stage.HOUSE.drain();
        assertThat(Stage.HOUSE.sessions.findOpen(room).orElseThrow().sid()).isNotNull();
    }

    @Test
    void what_livekit_did_not_sign_is_refused() {
        assertProblem(Api.anonymous().sending(event()).post(WEBHOOK), "webhook-refused");
        assertProblem(send(event(), "forged"), "webhook-refused");
        assertProblem(Api.admin().sending(event()).post(WEBHOOK), "webhook-refused");
    }

    @Test
    void what_is_signed_and_no_event_is_refused() {
        assertProblem(send(new byte[] {'x'}, InMemoryLiveKitWebhooks.SIGNED), "webhook-unreadable");
        assertProblem(send(new byte[0], InMemoryLiveKitWebhooks.SIGNED), "webhook-unreadable");
    }

    @Test
    void a_body_above_the_limit_is_refused_so_that_the_sender_can_read_it() {
        for (var size : List.of(LIMIT + 1, 5 * LIMIT)) {
            assertProblem(send(new byte[size], InMemoryLiveKitWebhooks.SIGNED), "body-too-large");
        }
        var full = Arrays.copyOf(event(), LIMIT);
        assertThat(send(full, InMemoryLiveKitWebhooks.SIGNED).statusCode()).isEqualTo(200);
    }

    @Test
    void any_content_type_is_taken_and_no_other_method() {
        for (var type : List.of("application/json; charset=iso-8859-1", "text/plain", "application/webhook+json")) {
            var answer = Api.anonymous()
                    .sending(event())
                    .contentType(type)
                    .header("Authorization", InMemoryLiveKitWebhooks.SIGNED)
                    .post(WEBHOOK + "/");
            assertThat(answer.statusCode()).as(type).isEqualTo(200);
        }
        for (var method : List.of("GET", "PUT", "TRACE")) {
            var answer = Api.anonymous().call().request(method, WEBHOOK);
            assertProblem(answer, "method-not-allowed");
            assertThat(answer.header("Allow")).isEqualTo("OPTIONS, POST");
        }
    }
}
