package dev.rooms.http.shared;

import static dev.rooms.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.application.House;
import dev.rooms.application.webhook.InMemoryLiveKitWebhooks;
import dev.rooms.http.Api;
import dev.rooms.http.Wire;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BodyMemoryTest {
    private static final int LIMIT = 1024 * 1024;

    @Inject
    @SuppressWarnings("NullAway.Init")
    BodyMemory memory;

    @AfterEach
    void all_is_given_back() throws InterruptedException {
        holds(0);
    }

    private void holds(long bytes) throws InterruptedException {
        for (var end = Instant.now().plusSeconds(10);
                memory.taken() != bytes && Instant.now().isBefore(end); ) {
            Thread.sleep(Duration.ofMillis(10));
        }
        assertThat(memory.taken()).isEqualTo(bytes);
    }

    private static String post(String path, String authorization, int length) {
        return "POST " + path + " HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: " + length
                + "\r\nAuthorization: " + authorization + "\r\n\r\n";
    }

    @Test
    void what_is_taken_is_there_for_nobody_else_until_it_is_given_back() {
        var small = new BodyMemory(10);
        assertThat(small.take(6)).isTrue();
        assertThat(small.take(5)).isFalse();
        assertThat(small.take(4)).isTrue();
        small.giveBack(6);
        assertThat(small.take(6)).isTrue();
        assertThat(small.taken()).isEqualTo(10);
    }

    @Test
    void when_it_is_used_up_bodies_are_refused_and_other_requests_are_not() {
        var all = Runtime.getRuntime().maxMemory();
        while (all > 0) {
            all = memory.take(all) ? all : all / 2;
        }
        var taken = memory.taken();
        try {
            var refused = Api.admin().post(Api.ROOMS, Api.A_ROOM);
            assertProblem(refused, "busy");
            assertThat(refused.header("Retry-After")).matches("[1-9][0-9]*");
            assertProblem(
                    Api.anonymous()
                            .sending(new byte[LIMIT])
                            .header("Authorization", InMemoryLiveKitWebhooks.SIGNED)
                            .post(Api.WEBHOOK),
                    "busy");
            assertProblem(Api.anonymous().sending(new byte[LIMIT]).post(Api.WEBHOOK), "webhook-refused");
            assertThat(Api.admin().get(Api.ROOMS).statusCode()).isEqualTo(200);
        } finally {
            memory.giveBack(taken);
        }
    }

    @Test
    void bytes_are_taken_as_they_arrive_and_given_back_when_their_sender_has_gone() throws Exception {
        try (var wire = Wire.open()) {
            wire.send(post(Api.ROOMS, "Bearer " + House.OPERATOR_KEY, LIMIT));
            holds(0);
            wire.send("x".repeat(1_000));
            holds(1_000);
            wire.send("x".repeat(500));
            holds(1_500);
        }
    }

    @Test
    void a_webhook_with_a_wrong_header_is_answered_without_its_body() throws IOException {
        try (var wire = Wire.open()) {
            var answer = wire.send(post(Api.WEBHOOK, "forged", LIMIT)).until("}");
            Wire.assertProblem(answer, "webhook-refused");
            wire.send("x".repeat(LIMIT / 2));
            assertThat(memory.taken()).isZero();
        }
    }

    @Test
    void whatever_becomes_of_a_body_it_is_given_back() {
        assertThat(Api.admin().post(Api.ROOMS, Api.A_ROOM).statusCode()).isEqualTo(201);
        assertProblem(Api.admin().post(Api.ROOMS, "{"), "malformed-json");
        assertProblem(Api.admin().post(Api.ROOMS, "x".repeat(2 * LIMIT)), "body-too-large");
        assertProblem(Api.admin().post(Api.ROOMS, "{}"), "invalid");
    }
}
