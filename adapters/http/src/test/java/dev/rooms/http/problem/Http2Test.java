package dev.rooms.http.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.application.House;
import dev.rooms.http.Wire;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** HTTP/2 in clear, where the operator wants it. */
@QuarkusTest
@TestProfile(Http2Test.On.class)
class Http2Test {
    private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
    private static final byte[] SETTINGS = {0, 0, 0, 4, 0, 0, 0, 0, 0};
    /** The first of a header block that goes on: {@code :method: GET}. */
    private static final byte[] HEADERS = {0, 0, 1, 1, 0, 0, 0, 0, 1, (byte) 0x82};
    /** Goes on, with nothing. */
    private static final byte[] CONTINUATION = {0, 0, 0, 9, 0, 0, 0, 0, 1};

    public static class On implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.http.http2", "true");
        }
    }

    @Test
    void a_client_may_upgrade_to_it() throws IOException, InterruptedException {
        var rooms = URI.create("http://localhost:" + RestAssured.port + "/api/v1/rooms");
        var request = HttpRequest.newBuilder(rooms).header("Authorization", "Bearer " + House.OPERATOR_KEY);
        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().allValues("cache-control")).containsExactly("no-store");
        }
    }

    @Test
    void a_large_token_is_read() throws IOException, InterruptedException {
        var consents = URI.create("http://localhost:" + RestAssured.port + "/api/v1/rooms/x/consents");
        var request = HttpRequest.newBuilder(consents)
                .header("Authorization", "Bearer " + "t".repeat(20_000))
                .POST(HttpRequest.BodyPublishers.noBody());
        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(401);
        }
    }

    @Test
    void headers_that_go_on_with_nothing_for_ever_are_refused() throws IOException {
        try (var wire = Wire.open()) {
            wire.send(PREFACE).send(SETTINGS).send(HEADERS);
            for (var sent = 0; sent < 1_000; sent++) {
                try {
                    wire.send(CONTINUATION);
                } catch (IOException closed) {
                    return;
                }
            }
            assertThat(wire.rest()).contains("continuations frames");
        }
    }
}
