package dev.rooms.http.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.application.House;
import dev.rooms.http.Wire;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Requests that do not come to their end. */
@QuarkusTest
@TestProfile(PatienceTest.Impatient.class)
class PatienceTest {
    private static final String HOST = " HTTP/1.1\r\nHost: a\r\n";
    private static final String AUTHORIZATION = "Authorization: Bearer " + House.OPERATOR_KEY + "\r\n";
    private static final String FINE = "GET /api/v1/rooms" + HOST + AUTHORIZATION + "\r\n";
    private static final String ROOM = "POST /api/v1/rooms" + HOST + AUTHORIZATION
            + "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{";
    private static final int MORE_THAN_THE_TIME = 1_500;

    /** A second for a request, and three between them. */
    public static class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("rooms.http.request-timeout", "PT1S", "quarkus.http.idle-timeout", "PT3S");
        }
    }

    /** A byte now and then. */
    private static void drip(Wire wire) {
        Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    wire.send("a");
                    Thread.sleep(100);
                }
            } catch (IOException | InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Test
    void a_head_that_does_not_end_is_refused_and_the_connection_closed() throws IOException {
        try (var wire = Wire.open()) {
            var answer = wire.send("GET /api/v1/rooms" + HOST).rest();
            Wire.assertProblem(answer, "request-timeout");
            assertThat(answer).containsIgnoringCase("connection: close");
        }
    }

    @Test
    void a_head_that_goes_on_byte_by_byte_is_refused_as_well() throws IOException {
        try (var wire = Wire.open()) {
            wire.send("GET /api/v1/rooms" + HOST + "A: ");
            drip(wire);
            Wire.assertProblem(wire.rest(), "request-timeout");
        }
    }

    @Test
    void a_body_that_does_not_end_is_refused_and_the_connection_closed() throws IOException {
        try (var wire = Wire.open()) {
            var answer = wire.send(ROOM).rest();
            Wire.assertProblem(answer, "request-timeout");
            assertThat(answer).containsIgnoringCase("connection: close");
        }
    }

    @Test
    void a_body_that_goes_on_byte_by_byte_is_refused_as_well() throws IOException {
        try (var wire = Wire.open()) {
            wire.send(ROOM);
            drip(wire);
            Wire.assertProblem(wire.rest(), "request-timeout");
        }
    }

    @Test
    void what_was_refused_before_its_body_ended_is_closed_without_a_second_answer() throws IOException {
        try (var wire = Wire.open()) {
            wire.send("POST /webhooks/livekit" + HOST + "Content-Length: 1000000\r\n\r\n{");
            drip(wire);
            var answer = wire.rest();
            Wire.assertProblem(answer, "webhook-refused");
            assertThat(answer.split("HTTP/1", -1)).hasSize(2);
        }
    }

    @Test
    void a_head_that_follows_other_requests_is_refused_after_their_answers() throws IOException {
        try (var wire = Wire.open()) {
            wire.send(FINE).until("null}");
            var answers = wire.send(FINE).until("null}") + wire.send("GET /api").rest();
            assertThat(answers)
                    .startsWith("HTTP/1.1 200 ")
                    .contains("HTTP/1.0 408 ")
                    .containsOnlyOnce("HTTP/1.0");
        }
    }

    @Test
    void a_connection_on_which_nothing_is_asked_is_closed_without_a_word() throws IOException {
        try (var wire = Wire.open()) {
            assertThat(wire.rest()).isEmpty();
        }
    }

    @Test
    void between_two_requests_there_is_more_time_but_not_for_ever() throws Exception {
        try (var wire = Wire.open()) {
            assertThat(wire.send(FINE).until("\"items\"")).startsWith("HTTP/1.1 200 ");
            Thread.sleep(MORE_THAN_THE_TIME);
            assertThat(wire.send(FINE).until("HTTP/1.1 200 ")).isNotEmpty();
            assertThat(wire.rest()).doesNotContain("HTTP/1");
        }
    }
}
