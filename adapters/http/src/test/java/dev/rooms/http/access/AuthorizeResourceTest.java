package dev.rooms.http.access;

import static dev.rooms.http.Api.AUTHORIZE;
import static dev.rooms.http.Problems.assertProblem;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.application.access.InMemoryJoinTokens;
import dev.rooms.application.access.IssueToken;
import dev.rooms.application.access.RevokeToken;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.http.Api;
import dev.rooms.http.Stage;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What proxies ask, each in its own way. */
@QuarkusTest
class AuthorizeResourceTest {
    private final IssueToken.Minted ana =
            Stage.HOUSE.mint(Stage.HOUSE.openGroupRoom().room().id(), "ana");
    private final String good = ana.signed().token();

    @BeforeEach
    void refresh() {
        Stage.HOUSE.refreshAllowList.handle();
    }

    private static Response asked(String query) {
        return Api.anonymous().get(AUTHORIZE + query);
    }

    private static Response asked(String header, String value) {
        return Api.anonymous().call().header(header, value).get(AUTHORIZE);
    }

    private static void assertPasses(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.asString()).isEmpty();
    }

    private static void assertRefused(Response answer, String reason) {
        assertProblem(answer, "join-refused");
        assertThat(answer.jsonPath().getString("reason")).isEqualTo(reason);
    }

    @Test
    void the_token_may_stand_in_the_query_or_in_the_authorization() {
        assertPasses(asked("?access_token=" + good));
        assertPasses(asked("/?auto_subscribe=1&access_token=" + good + "&sdk=js"));
        assertPasses(asked("Authorization", "Bearer " + good));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/rtc", "/rtc/v1", "/rtc/validate", "/livekit/rtc/"})
    void envoy_appends_the_path_it_asks_about(String path) {
        assertPasses(asked(path + "?access_token=" + good));
        assertRefused(asked(path), "no_token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Original-URI", "X-Forwarded-Uri", "x-forwarded-uri"})
    void nginx_and_traefik_name_the_uri_they_ask_about(String header) {
        assertPasses(asked(header, "/rtc?protocol=16&access_token=" + good));
        assertRefused(asked(header, "/rtc?access_token=x"), "not_verified");
        assertRefused(asked(header, "/rtc"), "no_token");
    }

    @Test
    void ingress_nginx_names_the_whole_url() {
        assertPasses(asked("X-Original-URL", "https://livekit.example.org/rtc?access_token=" + good));
    }

    @Test
    void what_the_client_adds_does_not_make_up_for_a_bad_token() {
        var call = Api.anonymous()
                .call()
                .header("X-Forwarded-Uri", "/rtc?access_token=" + good)
                .header("Authorization", "Bearer " + good)
                .header("X-Original-URI", "/rtc?access_token=x");
        assertRefused(call.get(AUTHORIZE), "not_verified");
        assertRefused(asked("?access_token=x&access_token=" + good), "not_verified");
        assertRefused(asked("?access_token=" + good + "&access_token=x"), "not_verified");
        assertRefused(asked("?access%5Ftoken=x&access_token=" + good), "not_verified");
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_token=%zz", "access%5ftoken%=x", "%=x"})
    void a_query_that_cannot_be_read_is_refused(String pair) {
        assertRefused(asked("X-Original-URI", "/rtc?access_token=" + good + "&" + pair), "not_verified");
    }

    @Test
    void a_revoked_token_is_refused() {
        Stage.HOUSE.revokeToken.handle(
                new RevokeToken.Command(Stage.HOUSE.admin(), ana.facts().id()));
        refresh();
        assertRefused(asked("?access_token=" + good), "revoked");
    }

    @Test
    void an_api_key_is_neither_needed_nor_of_any_use() {
        assertRefused(Api.admin().get(AUTHORIZE + "?access_token=" + good), "not_verified");
    }

    @Test
    void a_recorder_passes() {
        var recorder = InMemoryJoinTokens.text(
                new LiveKitRoomName(ana.livekitRoom().value()),
                "EG_1",
                null,
                "egress",
                Stage.HOUSE.clock.instant().plusSeconds(60));
        assertPasses(asked("?access_token=" + recorder));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "publish=x",
                "publish=",
                "publish",
                "PUBLISH=x",
                "%70ublish=x",
                "%2570ublish=x",
                "publish+=x",
                "sdk=js;publish=x",
                "metadata=x",
                "attributes=eyJ9",
                "%61ttributes=x",
                "join_request=changed",
            })
    void what_changes_the_participant_is_refused(String pair) {
        assertRefused(asked("/rtc?access_token=" + good + "&" + pair), "changes_participant");
        assertRefused(asked("X-Original-URI", "/rtc?" + pair + "&access_token=" + good), "changes_participant");
    }

    @Test
    void whatever_else_the_client_asks_of_livekit_does_not_matter() {
        assertPasses(asked("/rtc?reconnect=1&sid=PA_1&sdk=js&sdk=go&name=%ff&access_token=" + good));
        assertPasses(asked("/rtc?metadata=&attributes=&join_request=&publisher=x&access_token=" + good));
        assertRefused(asked("/rtc?access_token="), "not_verified");
    }

    @Test
    void a_long_request_line_is_read() {
        assertPasses(asked("/rtc/v1?access_token=" + good + "&join_request=" + "A".repeat(12_000)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "MKCOL"})
    void every_method_is_answered_alike(String method) {
        for (var path : List.of(AUTHORIZE, AUTHORIZE + "/whip/v1", AUTHORIZE + "/rtc/")) {
            var passed = Api.anonymous().call().request(method, path + "?access_token=" + good);
            assertThat(passed.statusCode()).as(method + " " + path).isEqualTo(200);
            var refused = Api.anonymous().call().request(method, path + "?access_token=x");
            assertThat(refused.statusCode()).as(method + " " + path).isEqualTo(403);
        }
    }

    @Test
    void a_body_is_not_looked_at() {
        var answer = Api.anonymous()
                .call()
                .header("Authorization", "Bearer " + good)
                .contentType("application/sdp")
                .body("v=0".getBytes(UTF_8))
                .post(AUTHORIZE + "/whip/v1");
        assertPasses(answer);
    }

    @Test
    void no_url_and_no_token_is_logged_whatever_happens() {
        var lines = new CopyOnWriteArrayList<String>();
        var ear = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line.getMessage() + Arrays.toString(line.getParameters()) + line.getThrown());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger.getLogger("").addHandler(ear);
        try {
            asked("/rtc?access_token=" + good);
            asked("/rtc?access_token=SECRET");
            var broken = Stage.atSigning(
                    () -> {
                        throw new IllegalStateException("broken");
                    },
                    () -> asked("/rtc?access_token=SECRET"));
            assertProblem(broken, "internal");
        } finally {
            Logger.getLogger("").removeHandler(ear);
        }
        assertThat(String.join("\n", lines)).contains("failed").doesNotContain("SECRET", good, "access_token");
    }
}
