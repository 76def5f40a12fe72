package dev.rooms.bootstrap;

import static dev.rooms.bootstrap.Api.participants;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** LiveKit gives everybody who is connected tokens of its own making, which know nothing of a revocation. */
@QuarkusTest
@QuarkusTestResource(RealLiveKit.class)
class RefreshedTokenTest {
    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    private static final Duration ENTERING = Duration.ofSeconds(15);

    /** Injected by the resource. */
    @SuppressWarnings("NullAway.Init")
    Stage stage;

    @BeforeEach
    void real() {
        stage.mustBeReal();
    }

    @Test
    void a_token_that_livekit_has_refreshed_is_void_with_the_one_it_came_from() throws Exception {
        var room = Api.room();
        var minted = Api.token(room, "ana", "host");
        var refreshed = refreshed(minted.getString("token"));
        assertThat(refreshed).isNotEqualTo(minted.getString("token"));
        assertThat(authorize(refreshed)).isEqualTo(200);
        Api.post("tokens/" + minted.getString("id") + "/revoke").then().statusCode(200);
        Eventually.within(AT_ONCE, "a proxy is told to refuse it", () -> authorize(refreshed) == 403);
        // Where there is no such proxy.
        try (var ana = Participant.enter(stage.url(), refreshed)) {
            // She may be put out before her client has seen that she is in.
            Eventually.within(ENTERING.plus(AT_ONCE), "ana is out again", ana::isOut);
        }
        Eventually.within(
                AT_ONCE,
                "the ledger knows why",
                () -> participants(room, "?state=left").stream()
                        .anyMatch(each -> "PARTICIPANT_REMOVED".equals(each.get("disconnect_reason"))));
    }

    private static int authorize(String token) {
        return given().header("Authorization", "Bearer " + token)
                .get("/internal/authorize")
                .statusCode();
    }

    /** The first one that LiveKit sends to who connects with this token. */
    private String refreshed(String token) throws Exception {
        var signals = new Signals();
        try (var http = HttpClient.newHttpClient()) {
            var socket = http.newWebSocketBuilder()
                    .buildAsync(URI.create(stage.url() + "/rtc?protocol=15&access_token=" + token), signals)
                    .join();
            try {
                return signals.refreshed.get(AT_ONCE.toSeconds() * 10, TimeUnit.SECONDS);
            } finally {
                socket.abort();
            }
        }
    }

    /** Reads no more of the protocol than the text of a token ({@code SignalResponse.refresh_token}). */
    private static final class Signals implements WebSocket.Listener {
        private static final Pattern TOKEN = Pattern.compile("eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]+");

        private final CompletableFuture<String> refreshed = new CompletableFuture<>();
        private final StringBuilder received = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer part, boolean isLast) {
            received.append(ISO_8859_1.decode(part));
            if (isLast) {
                TOKEN.matcher(received).results().findFirst().ifPresent(found -> refreshed.complete(found.group()));
                received.setLength(0);
            }
            socket.request(1);
            return null;
        }
    }
}
