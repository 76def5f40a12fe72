package dev.rooms.bootstrap;

import static dev.rooms.bootstrap.Api.participants;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever a client sends when it connects to a real LiveKit server, the participants of the room are those whom their
 * tokens name. LiveKit reads these parameters in pkg/service/rtcservice.go and pkg/service/whipservice.go.
 */
@QuarkusTest
@QuarkusTestResource(RealLiveKit.class)
class ConnectParametersTest {
    private static final Duration ENTERING = Duration.ofSeconds(15);
    /** A second, and one for a busy machine. */
    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    /** {"rooms.token_id":"x"} as LiveKit reads attributes. */
    private static final String ATTRIBUTES = "eyJyb29tcy50b2tlbl9pZCI6IngifQ==";

    /** Injected by the resource. */
    @SuppressWarnings("NullAway.Init")
    Stage stage;

    private final List<Participant> entered = new ArrayList<>();
    private String room = "";
    private String livekitRoom = "";
    private JsonPath bea = JsonPath.given("{}");

    @BeforeEach
    void somebodyIsIn() {
        stage.mustBeReal();
        room = Api.room();
        bea = Api.token(room, "bea", "host");
        livekitRoom = bea.getString("livekit_room");
        enter(bea).connected();
        Eventually.within(
                ENTERING, "bea is in", () -> participants(room, "?state=joined").size() == 1);
    }

    @AfterEach
    void leave() {
        if (!room.isEmpty()) {
            // LiveKit takes twenty seconds to notice that a client has died.
            Api.post("rooms/" + room + "/close");
        }
        entered.forEach(Participant::close);
    }

    private Participant enter(JsonPath token, String... words) {
        var participant = Participant.enter(stage.url(), token.getString("token"), words);
        entered.add(participant);
        return participant;
    }

    private static void revoke(JsonPath token) {
        Api.post("tokens/" + token.getString("id") + "/revoke").then().statusCode(200);
    }

    /** Those whom LiveKit itself shows. */
    private List<String> shown() {
        var answer = LiveKitApi.ask(
                stage.liveKit(),
                "RoomService/ListParticipants",
                Map.of("roomAdmin", true, "room", livekitRoom),
                Map.of("room", livekitRoom));
        return StreamSupport.stream(answer.path("participants").spliterator(), false)
                .map((JsonNode each) -> each.path("identity").asText())
                .toList();
    }

    private List<Object> attending() {
        return participants(room, "").stream().map(each -> each.get("identity")).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "publish=x",
                "%70ublish=x",
                "publish=bea",
                "publish=%00",
                "publish=%0a",
                "publish=%e2%80%8d",
                "publish=%2f..",
                "publish=%ef%bf%bd",
            })
    void a_client_that_appends_to_its_identity_is_removed_and_in_no_ledger(String query) {
        var ana = Api.token(room, "ana", "participant");
        var intruder = enter(ana, "query=" + query).connected();
        Eventually.within(AT_ONCE, "LiveKit shows bea alone", () -> shown().equals(List.of("bea")));
        Eventually.within(ENTERING, "the intruder is out", intruder::isOut);
        assertThat(attending()).containsExactly("bea");
        assertThat(Api.get("tokens/" + ana.getString("id")).getInt("join_count"))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 9_000})
    void an_identity_that_is_too_long_holds_nobody_up(int length) {
        var intruder = enter(Api.token(room, "ana", "participant"), "query=publish=" + "x".repeat(length))
                .connected();
        var honest = enter(Api.token(room, "cyd", "participant")).connected();
        Eventually.within(AT_ONCE, "cyd is in the ledger", () -> attending().contains("cyd"));
        Eventually.within(ENTERING, "the intruder is out", intruder::isOut);
        assertThat(honest.isOut()).isFalse();
        assertThat(attending()).containsExactlyInAnyOrder("bea", "cyd");
        assertThat(Api.items("inbox?state=failed")).isEmpty();
    }

    @Test
    void the_holder_of_a_revoked_token_is_not_let_in_under_another_identity() {
        var mallory = Api.token(room, "mallory", "participant");
        revoke(mallory);
        var intruder = enter(mallory, "query=publish=x").connected();
        Eventually.within(AT_ONCE, "LiveKit shows bea alone", () -> shown().equals(List.of("bea")));
        Eventually.within(ENTERING, "the intruder is out", intruder::isOut);
        assertThat(attending()).containsExactly("bea");
    }

    @Test
    void a_ban_removes_an_identity_and_a_revocation_leaves_the_newer_token() {
        var old = Api.token(room, "ana", "participant");
        var latter = Api.token(room, "ana", "participant");
        var ana = enter(latter).connected();
        revoke(old);
        Eventually.within(ENTERING, "ana is in the ledger", () -> attending().contains("ana"));
        assertThat(shown()).contains("ana");
        Api.post("rooms/" + room + "/tokens/revoke", Map.of("identity", "ana", "ban", true))
                .then()
                .statusCode(200);
        Eventually.within(AT_ONCE, "LiveKit shows bea alone", () -> shown().equals(List.of("bea")));
        Eventually.within(ENTERING, "ana is out", ana::isOut);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name=bea&identity=bea&participant=bea",
                "room=lounge",
                "metadata=x",
                "protocol=1",
                "protocol=9",
                "protocol=16",
                "auto_subscribe=0&adaptive_stream=1&sdk=js&client_protocol=9",
            })
    void parameters_without_a_meaning_here_leave_the_participant_as_the_token_says(String query) {
        var ana = Api.token(room, "ana", "participant");
        enter(ana, "query=" + query).connected();
        Eventually.within(ENTERING, "ana is in the ledger", () -> attending().size() == 2);
        assertThat(shown()).containsExactlyInAnyOrder("ana", "bea");
        var attendance = participants(room, "?identity=ana").getFirst();
        assertThat(attendance).containsEntry("token_id", ana.getString("id")).containsEntry("role", "participant");
        assertThat(attendance.get("name")).isNull();
    }

    @Test
    void an_identity_that_is_no_utf_8_is_not_let_in() {
        enter(Api.token(room, "ana", "participant"), "query=publish=%ff").await("error");
        assertThat(shown()).containsExactly("bea");
    }

    @Test
    void a_client_that_brings_its_own_attributes_is_not_let_in() {
        var refused = enter(Api.token(room, "ana", "participant"), "query=attributes=" + ATTRIBUTES);
        assertThat(refused.await("error").path("msg").asText()).isNotEmpty();
        assertThat(shown()).containsExactly("bea");
    }

    @Test
    void a_client_that_reconnects_with_the_sid_of_another_takes_nobodys_place() {
        var sid = LiveKitApi.ask(
                        stage.liveKit(),
                        "RoomService/ListParticipants",
                        Map.of("roomAdmin", true, "room", livekitRoom),
                        Map.of("room", livekitRoom))
                .path("participants")
                .path(0)
                .path("sid")
                .asText();
        enter(Api.token(room, "ana", "participant"), "query=reconnect=1&sid=" + sid)
                .await("error");
        enter(Api.token(room, "ana", "participant"), "signal=/rtc/v1", "sid=" + sid)
                .await("answered");
        assertThat(shown()).containsExactly("bea");
        assertThat(attending()).containsExactly("bea");
    }

    @Test
    void the_newer_signalling_takes_the_identity_of_the_token() {
        for (var path : List.of("/rtc/v1", "/rtc/v1?publish=x", "/rtc?publish=x")) {
            var signalled = enter(Api.token(room, "ana", "participant"), "signal=" + path)
                    .await("signalled");
            assertThat(signalled.path("identity").asText()).isEqualTo("ana");
        }
        for (var change : List.of("metadata=x", "attributes={\"rooms.token_id\":\"x\"}")) {
            var refused = enter(Api.token(room, "ana", "participant"), "signal=/rtc/v1", change)
                    .await("refused");
            assertThat(refused.path("status").asInt()).isEqualTo(401);
        }
    }

    @Test
    void a_participant_who_publishes_by_whip_is_in_the_ledger_and_removed_when_the_token_is_revoked() {
        var ana = Api.token(room, "ana", "participant");
        var whip = enter(ana, "whip").connected();
        Eventually.within(ENTERING, "ana is in the ledger", () -> attending().contains("ana"));
        revoke(ana);
        Eventually.within(AT_ONCE, "LiveKit shows bea alone", () -> shown().equals(List.of("bea")));
        Eventually.within(ENTERING, "ana is out", whip::isOut);
        enter(ana, "whip");
        Eventually.within(ENTERING, "LiveKit shows bea alone", () -> shown().equals(List.of("bea")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/rtc", "/rtc/v1", "/whip/v1"})
    void a_proxy_that_asks_is_told_to_refuse_what_changes_a_participant(String path) {
        var token = Api.token(room, "ana", "participant").getString("token");
        assertThat(authorize(path + "?access_token=" + token)).isEqualTo(200);
        assertThat(authorize(path + "?publish=&access_token=" + token)).isEqualTo(403);
        assertThat(authorize(path + "?access_token=" + token + "&attributes=" + ATTRIBUTES))
                .isEqualTo(403);
        // A JoinRequest with the metadata "x".
        assertThat(authorize(path + "?access_token=" + token + "&join_request=EgMaAXg="))
                .isEqualTo(403);
    }

    private static int authorize(String uri) {
        return given().header("X-Original-URI", uri).post("/internal/authorize").statusCode();
    }
}
