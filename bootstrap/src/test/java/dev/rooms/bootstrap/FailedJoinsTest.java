package dev.rooms.bootstrap;

import static dev.rooms.bootstrap.Api.participants;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client that reaches LiveKit's signalling and never sends media, as behind a firewall. */
@QuarkusTest
@QuarkusTestResource(RealLiveKit.class)
class FailedJoinsTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    /** Injected by the resource. */
    @SuppressWarnings("NullAway.Init")
    Stage stage;

    @BeforeEach
    void real() {
        stage.mustBeReal();
    }

    @Test
    void tries_that_livekit_gives_up_are_listed_and_are_nobodys_attendance() throws InterruptedException {
        var room = Api.room();
        var token = Api.token(room, "ana", "host");
        for (var tries = 1; tries <= 2; tries++) {
            openAndClose(token.getString("token"));
            var expected = tries;
            Eventually.within(
                    SOON,
                    tries + " tries are listed",
                    () -> participants(room, "?state=failed").stream()
                            .anyMatch(each -> Integer.valueOf(expected).equals(each.get("tries"))));
        }
        assertThat(participants(room, "?state=failed"))
                .singleElement()
                .satisfies(each -> assertThat(each)
                        .containsEntry("identity", "ana")
                        .containsEntry("state", "failed")
                        .containsEntry("disconnect_reason", "SIGNAL_CLOSE")
                        .containsEntry("token_id", token.getString("id")));
        assertThat(participants(room, "")).isEmpty();
        assertThat(Api.items("rooms/" + room + "/sessions")).isEmpty();
    }

    private void openAndClose(String token) throws InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var socket = http.newWebSocketBuilder()
                    .buildAsync(
                            URI.create(stage.url() + "/rtc?protocol=15&access_token=" + token),
                            new WebSocket.Listener() {})
                    .join();
            Thread.sleep(1_000);
            socket.abort();
        }
    }
}
