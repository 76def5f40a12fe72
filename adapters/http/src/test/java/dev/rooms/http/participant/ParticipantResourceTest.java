package dev.rooms.http.participant;

import static dev.rooms.http.Api.fields;
import static dev.rooms.http.Api.idIn;
import static dev.rooms.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.application.LiveKitStandIn;
import dev.rooms.domain.participant.TrackSource;
import dev.rooms.domain.room.RoomId;
import dev.rooms.http.Api;
import dev.rooms.http.Stage;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ParticipantResourceTest {
    private final Api api = Api.admin();
    private String room;

    /** Ana was in for a minute, with her camera on for 30 s of it; bea is in. */
    @BeforeEach
    void people() {
        room = api.room();
        var house = Stage.HOUSE;
        var livekit = new LiveKitStandIn(house);
        var id = new RoomId(UUID.fromString(idIn(room)));
        var ana = house.mint(id, "ana");
        var bea = house.mint(id, "bea");
        var live = livekit.start(ana.livekitRoom());
        var guest = livekit.join(live, ana);
        livekit.join(live, bea);
        house.clock.advance(Duration.ofSeconds(30));
        livekit.publish(guest, TrackSource.VIDEO);
        house.clock.advance(Duration.ofSeconds(30));
        livekit.leave(guest, "CLIENT_INITIATED");
    }

    private Response list(String query) {
        var answer = api.get(room + "/participants" + query);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(fields(answer)).containsExactly("items", "next_cursor");
        return answer;
    }

    @Test
    void who_was_there_and_for_how_long_is_told() {
        var all = list("").jsonPath();
        assertThat(all.<Map<String, Object>>getList("items"))
                .hasSize(2)
                .allSatisfy(participant -> assertThat(participant.keySet())
                        .containsExactly(
                                "identity",
                                "name",
                                "role",
                                "kind",
                                "state",
                                "session_id",
                                "joined_at",
                                "left_at",
                                "duration_seconds",
                                "disconnect_reason",
                                "audio_seconds",
                                "video_seconds",
                                "screen_share_seconds",
                                "token_id",
                                "tries"));
        var ana = "items.find { it.identity == 'ana' }.";
        assertThat(all.getString(ana + "state")).isEqualTo("left");
        assertThat(all.getString(ana + "kind")).isEqualTo("standard");
        assertThat(all.getString(ana + "role")).isEqualTo("participant");
        assertThat(all.getInt(ana + "duration_seconds")).isEqualTo(60);
        assertThat(all.getInt(ana + "video_seconds")).isEqualTo(30);
        assertThat(all.getInt(ana + "audio_seconds")).isZero();
        assertThat(all.getString(ana + "disconnect_reason")).isEqualTo("CLIENT_INITIATED");
        assertThat(all.getString("items.find { it.identity == 'bea' }.state")).isEqualTo("joined");
    }

    @Test
    void each_filter_finds_what_it_says() {
        var session = list("").jsonPath().getString("items[0].session_id");
        assertThat(list("?state=joined").jsonPath().getList("items.identity")).isEqualTo(List.of("bea"));
        assertThat(list("?state=left").jsonPath().getList("items.identity")).isEqualTo(List.of("ana"));
        assertThat(list("?identity=ana").jsonPath().getList("items.identity")).isEqualTo(List.of("ana"));
        assertThat(list("?identity=nobody").jsonPath().getList("items")).isEmpty();
        assertThat(list("?session_id=" + session).jsonPath().getList("items")).hasSize(2);
        assertThat(list("?session_id=01900000-0000-7000-8000-000000000000")
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
    }

    @Test
    void tries_that_failed_are_listed_apart() {
        var house = Stage.HOUSE;
        var livekit = new LiveKitStandIn(house);
        var token = house.mint(new RoomId(UUID.fromString(idIn(room))), "cyd");
        var live = livekit.start(token.livekitRoom());
        livekit.failToJoin(live, token, "SIGNAL_CLOSE");
        house.clock.advance(Duration.ofSeconds(5));
        livekit.failToJoin(live, token, "JOIN_FAILURE");
        var items = list("?state=failed").jsonPath();
        assertThat(items.getList("items.identity")).isEqualTo(List.of("cyd"));
        assertThat(items.getList("items.state")).isEqualTo(List.of("failed"));
        assertThat(items.getList("items.tries")).isEqualTo(List.of(2));
        assertThat(items.getList("items.disconnect_reason")).isEqualTo(List.of("JOIN_FAILURE"));
        assertThat(list("").jsonPath().getList("items.identity")).doesNotContain("cyd");
        assertProblem(api.get(room + "/participants/cyd"), "participant-not-found");
        assertThat(list("?state=failed&identity=ana").jsonPath().getList("items"))
                .isEmpty();
        assertThat(api.get(room + "/sessions").jsonPath().getInt("items[0].unique_participants"))
                .isEqualTo(2);
    }

    @Test
    void the_newest_attendance_of_an_identity_is_shown_with_its_tag() {
        var ana = api.get(room + "/participants/ana");
        assertThat(ana.jsonPath().<Map<String, Object>>get("$"))
                .isEqualTo(list("?identity=ana").jsonPath().get("items[0]"));
        assertThat(api.call()
                        .header("If-None-Match", ana.header("ETag"))
                        .get(room + "/participants/ana")
                        .statusCode())
                .isEqualTo(304);
        var bea = api.get(room + "/participants/bea");
        Stage.HOUSE.clock.advance(Duration.ofSeconds(1));
        var later = api.call().header("If-None-Match", bea.header("ETag")).get(room + "/participants/bea");
        assertThat(later.statusCode()).isEqualTo(200);
        assertThat(later.jsonPath().getInt("duration_seconds"))
                .isEqualTo(bea.jsonPath().getInt("duration_seconds") + 1);
    }

    @Test
    void an_identity_of_any_characters_can_be_asked_for() {
        for (var identity : List.of("j%C3%BCrgen", "a%2Fb", "a%23b", "%20x", "a+b")) {
            var answer = api.call().urlEncodingEnabled(false).get(room + "/participants/" + identity);
            assertProblem(answer, "participant-not-found");
        }
    }

    @Test
    void a_filter_value_that_cannot_be_is_refused() {
        for (var query : List.of(
                "state=gone", "state=JOINED", "state=", "identity=%00", "identity=", "session_id=7", "session_id=")) {
            assertProblem(api.get(room + "/participants?" + query), "bad-parameter");
        }
    }
}
