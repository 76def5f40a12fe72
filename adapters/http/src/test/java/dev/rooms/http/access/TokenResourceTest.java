package dev.rooms.http.access;

import static dev.rooms.http.Api.OPERATOR;
import static dev.rooms.http.Api.ROOMS;
import static dev.rooms.http.Api.fields;
import static dev.rooms.http.Api.idIn;
import static dev.rooms.http.Api.json;
import static dev.rooms.http.Api.made;
import static dev.rooms.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.application.room.MediaServerUnavailable;
import dev.rooms.http.Api;
import dev.rooms.http.Stage;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TokenResourceTest {
    private static final String[] LEDGER = {
        "id",
        "room_id",
        "session_id",
        "identity",
        "name",
        "role",
        "issued_by",
        "issued_by_actor",
        "issued_at",
        "expires_at",
        "first_joined_at",
        "last_seen_at",
        "join_count",
        "max_uses",
        "revoked_at",
        "revoked_by",
        "revoked_by_actor"
    };

    private final Api api = Api.admin();
    private String room;

    @BeforeEach
    void aRoom() {
        room = api.room();
    }

    @Test
    void a_minted_token_says_where_to_go_with_it() {
        var now = Stage.HOUSE.clock.instant();
        var answer = api.post(room + "/token", json("""
                        {'identity': 'ana@example.org', 'role': 'participant', 'name': 'Dr. Ana Ärztin',
                         'ttl_seconds': 600, 'attributes': {'ward': '3'}, 'metadata': '{}', 'max_uses': 2,
                         'grants': {'publish_sources': ['microphone'], 'can_publish_data': false}}
                        """));
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(fields(answer))
                .containsExactly("id", "token", "server_url", "livekit_room", "identity", "role", "expires_at");
        var token = answer.jsonPath();
        assertThat(answer.header("Location")).isEqualTo("/api/v1/tokens/" + token.getString("id"));
        assertThat(answer.header("ETag")).isEqualTo("\"0\"");
        assertThat(token.getString("server_url")).isEqualTo("wss://livekit.test");
        assertThat(token.getString("identity")).isEqualTo("ana@example.org");
        assertThat(token.getString("role")).isEqualTo("participant");
        assertThat(token.getString("expires_at")).isEqualTo(now.plusSeconds(600).toString());
    }

    @Test
    void the_ledger_shows_the_token_and_never_its_text() {
        var answer = api.post(room + "/token", json("{'identity': 'ana', 'role': 'host', 'max_uses': 2}"));
        var text = answer.jsonPath().getString("token");
        var read = api.get(answer.header("Location"));
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(fields(read)).containsExactly(LEDGER);
        assertThat(read.asString()).doesNotContain(text);
        assertThat(read.jsonPath().getString("room_id")).isEqualTo(idIn(room));
        assertThat(read.jsonPath().getString("issued_by")).isEqualTo("operator");
        assertThat(read.jsonPath().<Object>get("issued_by_actor")).isEqualTo(OPERATOR);
        assertThat(read.jsonPath().<Object>get("revoked_by_actor")).isNull();
        assertThat(read.jsonPath().getInt("join_count")).isZero();
        assertThat(read.jsonPath().getInt("max_uses")).isEqualTo(2);
        var listed = api.get(room + "/tokens");
        assertThat(fields(listed)).containsExactly("items", "next_cursor");
        assertThat(listed.jsonPath().<Map<String, Object>>getList("items"))
                .containsExactly(read.jsonPath().getMap("$"));
    }

    @Test
    void a_token_is_not_sent_again_to_who_has_it() {
        var token = api.token(room);
        var tag = api.get(token).header("ETag");
        assertThat(api.call().header("If-None-Match", tag).get(token).statusCode())
                .isEqualTo(304);
        api.post(token + "/revoke");
        assertThat(api.call().header("If-None-Match", tag).get(token).statusCode())
                .isEqualTo(200);
    }

    @Test
    void revoking_twice_is_revoking_once() {
        var token = api.token(room);
        var first = api.post(token + "/revoke");
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(fields(first)).containsExactly(LEDGER);
        assertThat(first.jsonPath().getString("revoked_by")).isEqualTo("operator");
        assertThat(first.jsonPath().<Object>get("revoked_by_actor")).isEqualTo(OPERATOR);
        Stage.HOUSE.clock.advance(Duration.ofSeconds(1));
        var second = api.post(token + "/revoke");
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
    }

    @Test
    void a_room_that_is_over_mints_nothing() {
        var body = json("{'identity': 'ana', 'role': 'host'}");
        var cancelled = api.room();
        api.patch(cancelled, json("{'status': 'cancelled'}"));
        api.post(room + "/close");
        for (var over : List.of(room, cancelled)) {
            var answer = api.post(over + "/token", body);
            assertProblem(answer, "room-ended");
            assertThat(answer.jsonPath().getString("room_id")).isEqualTo(idIn(over));
        }
    }

    @Test
    void before_its_window_a_room_says_how_long_to_wait() {
        var starts = Stage.HOUSE.clock.instant().plusSeconds(1_000);
        var scheduled =
                made(api.post(ROOMS, json("{'name': 'A', 'room_type': 'group', 'starts_at': '%s'}".formatted(starts))));
        var early = api.post(scheduled + "/token", json("{'identity': 'ana', 'role': 'viewer'}"));
        assertProblem(early, "room-not-open");
        assertThat(early.header("Retry-After")).isEqualTo("1000");
        assertThat(early.jsonPath().getString("opens_at")).isEqualTo(starts.toString());
        var host = api.post(scheduled + "/token", json("{'identity': 'ana', 'role': 'host'}"));
        assertThat(host.header("Retry-After")).isEqualTo("100");
    }

    @Test
    void without_a_media_server_the_ledger_can_be_read_on() {
        var token = api.token(room);
        Runnable away = () -> {
            throw new MediaServerUnavailable();
        };
        var answer =
                Stage.atSigning(away, () -> api.post(room + "/token", json("{'identity': 'ana', 'role': 'host'}")));
        assertProblem(answer, "media-server-unavailable");
        assertThat(answer.header("Retry-After")).isNotNull();
        assertThat(api.get(token).statusCode()).isEqualTo(200);
    }
}
