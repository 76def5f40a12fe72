package dev.rooms.bootstrap;

import static dev.rooms.bootstrap.Api.participants;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real nginx asks Rooms before it lets a real participant through to a real LiveKit server. */
@QuarkusTest
@QuarkusTestResource(RealLiveKit.class)
class AuthorizeAtTheProxyTest {
    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    private static final int SWITCHING = 101;
    private static final int FORBIDDEN = 403;

    /** Injected by the resource. */
    @SuppressWarnings("NullAway.Init")
    Stage stage;

    private @Nullable Nginx nginx;

    @BeforeEach
    void real() {
        stage.mustBeReal();
        if (Nginx.program().isEmpty()) {
            System.err.println("Skipped, because there is no nginx on the PATH");
            Assumptions.abort("no nginx on the PATH");
        }
        nginx = Nginx.start(URI.create(stage.url()).getAuthority(), "127.0.0.1:" + RestAssured.port);
    }

    @AfterEach
    void stop() {
        if (nginx != null) {
            nginx.close();
        }
    }

    @Test
    void a_revoked_token_is_refused_before_it_connects_and_a_good_one_passes() {
        var room = Api.room();
        var ana = Api.token(room, "ana", "host");
        var ben = Api.token(room, "ben", "participant").getString("token");
        try (var first = Participant.enter(url(), ana.getString("token")).connected()) {
            Api.post("tokens/" + ana.getString("id") + "/revoke").then().statusCode(200);
            Eventually.within(AT_ONCE, "nginx refuses", () -> connect(ana.getString("token")) == FORBIDDEN);
            Eventually.within(AT_ONCE, "ana is put out", first::isOut);
        }
        try (var again = Participant.enter(url(), ana.getString("token"));
                var other = Participant.enter(url(), ben).connected()) {
            assertThat(again.await("error").path("msg").asText()).isNotEmpty();
            assertThat(again.hasSeen("connected")).isFalse();
            assertThat(other.isOut()).isFalse();
        }
        assertThat(participants(room, "?identity=ana")).hasSize(1);
        assertThat(Api.get("tokens/" + ana.getString("id")).getInt("join_count"))
                .isEqualTo(1);
    }

    @Test
    void without_a_token_nobody_passes_and_no_token_is_in_the_log() {
        var token = Api.token(Api.room(), "ana", "host").getString("token");
        assertThat(connect(token)).isEqualTo(SWITCHING);
        assertThat(connect(token + "x")).isEqualTo(FORBIDDEN);
        assertThat(connect("")).isEqualTo(FORBIDDEN);
        assertThat(started().accessLog()).contains("/rtc", "403").doesNotContain("access_token", token);
    }

    @Test
    void a_client_that_appends_to_its_identity_does_not_pass() {
        var token = Api.token(Api.room(), "ana", "host").getString("token");
        assertThat(connect("x&publish=x&access_token=" + token)).isEqualTo(FORBIDDEN);
        assertThat(connect(token + "&%70ublish=x")).isEqualTo(FORBIDDEN);
    }

    @Test
    void a_revoked_token_publishes_nothing_by_whip() {
        var room = Api.room();
        var ana = Api.token(room, "ana", "host");
        try (var whip = Participant.enter(url(), ana.getString("token"), "whip").connected()) {
            Api.post("tokens/" + ana.getString("id") + "/revoke").then().statusCode(200);
            Eventually.within(AT_ONCE, "ana is put out", whip::isOut);
        }
        // She may be out before the list of revocations is read again, which happens every second.
        Eventually.within(AT_ONCE, "Rooms refuses her token", () -> authorize(ana.getString("token")) == FORBIDDEN);
        try (var again = Participant.enter(url(), ana.getString("token"), "whip")) {
            assertThat(again.await("refused").path("status").asInt()).isEqualTo(FORBIDDEN);
        }
    }

    private static int authorize(String token) {
        return given().header("Authorization", "Bearer " + token)
                .get("/internal/authorize")
                .statusCode();
    }

    @Test
    void preflights_pass_unasked_and_nothing_else_of_livekit_is_reached() {
        var base = url().replace("ws:", "http:");
        for (var path : List.of("/rtc/validate", "/whip/v1")) {
            assertThat(given().options(base + path).statusCode()).as(path).isNotIn(FORBIDDEN, 500);
        }
        for (var path : List.of("/", "/agent", "/twirp/livekit.RoomService/ListRooms", "/debug/pprof/", "/%2e/twirp")) {
            assertThat(given().urlEncodingEnabled(false).post(base + path).statusCode())
                    .as(path)
                    .isIn(404, 405);
        }
        assertThat(given().post(base + "/whip/v1").statusCode()).isEqualTo(FORBIDDEN);
        assertThat(given().get(base + "/rtcx").statusCode()).isEqualTo(FORBIDDEN);
    }

    @Test
    void a_token_that_was_just_issued_passes_at_once() {
        for (var each = 0; each < 5; each++) {
            // Not all in one room: it ends a second after the one before has left it, and with it its tokens.
            var room = Api.room();
            assertThat(connect(Api.token(room, "ana", "viewer").getString("token")))
                    .isEqualTo(SWITCHING);
            assertThat(connect(Api.token(room, "ben", "viewer").getString("token")))
                    .isEqualTo(SWITCHING);
        }
    }

    private Nginx started() {
        return Objects.requireNonNull(nginx);
    }

    private String url() {
        return started().url();
    }

    /** What is answered to a WebSocket that asks to join. */
    private int connect(String token) {
        try (var http = HttpClient.newHttpClient()) {
            http.newWebSocketBuilder()
                    .buildAsync(
                            URI.create(url() + "/rtc?protocol=9&access_token=" + token), new WebSocket.Listener() {})
                    .join()
                    .abort();
            return SWITCHING;
        } catch (CompletionException refused) {
            if (refused.getCause() instanceof WebSocketHandshakeException handshake) {
                return handshake.getResponse().statusCode();
            }
            throw refused;
        }
    }
}
