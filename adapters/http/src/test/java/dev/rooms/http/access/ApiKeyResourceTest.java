package dev.rooms.http.access;

import static dev.rooms.http.Api.KEYS;
import static dev.rooms.http.Api.OPERATOR;
import static dev.rooms.http.Api.ROOMS;
import static dev.rooms.http.Api.fields;
import static dev.rooms.http.Api.idIn;
import static dev.rooms.http.Api.json;
import static dev.rooms.http.Problems.assertInvalid;
import static dev.rooms.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.http.Api;
import dev.rooms.http.Stage;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ApiKeyResourceTest {
    private final Api api = Api.admin();

    @Test
    void a_new_key_is_shown_once_and_works() {
        var answer = api.post(
                KEYS,
                json(
                        "{'name': 'booking', 'scopes': ['rooms:read', 'rooms:read'], 'expires_at': '2099-01-01T00:00:00Z'}"));
        assertThat(answer.statusCode()).isEqualTo(201);
        var id = answer.jsonPath().getString("id");
        assertThat(answer.header("Location")).isEqualTo("/api/v1/api-keys/" + id);
        assertThat(answer.header("ETag")).isEqualTo("\"0\"");
        assertThat(fields(answer))
                .containsExactly(
                        "id",
                        "name",
                        "scopes",
                        "key",
                        "created_by",
                        "created_by_actor",
                        "created_at",
                        "expires_at",
                        "revoked_at",
                        "revoked_by",
                        "revoked_by_actor",
                        "last_used_at");
        assertThat(answer.jsonPath().getList("scopes")).isEqualTo(List.of("rooms:read"));
        assertThat(answer.jsonPath().getString("created_by")).isEqualTo("operator");
        assertThat(answer.jsonPath().<Object>get("created_by_actor")).isEqualTo(OPERATOR);
        assertThat(answer.jsonPath().getString("expires_at")).isEqualTo("2099-01-01T00:00:00Z");
        var text = answer.jsonPath().getString("key");
        assertThat(text).matches("rk_" + id + "_[0-9a-f]{64}");
        assertThat(Api.by(text).get(ROOMS).statusCode()).isEqualTo(200);
        assertProblem(Api.by(text).get(KEYS), "scope-missing");
        var listed = api.get(KEYS + "?limit=1");
        assertThat(listed.jsonPath().<Map<String, Object>>getList("items"))
                .singleElement()
                .satisfies(key -> assertThat(key.keySet())
                        .doesNotContain("key")
                        .contains("id", "name", "scopes", "expires_at", "revoked_at"));
        assertThat(listed.asString()).doesNotContain(text.substring(text.length() - 64));
    }

    @Test
    void a_revoked_key_is_refused_at_once_and_stays_listed() {
        var answer = api.post(KEYS, json("{'name': 'short', 'scopes': ['rooms:read']}"));
        var caller = Api.by(answer.jsonPath().getString("key"));
        assertThat(caller.get(ROOMS).statusCode()).isEqualTo(200);
        for (var time : List.of("first", "second")) {
            assertThat(api.delete(answer.header("Location")).statusCode())
                    .as(time)
                    .isEqualTo(204);
        }
        assertProblem(caller.get(ROOMS), "unauthenticated");
        var listed = api.get(KEYS + "?limit=100").jsonPath();
        var mine = "items.find { it.id == '" + idIn(answer.header("Location")) + "' }.";
        assertThat(listed.getString(mine + "revoked_by")).isEqualTo("operator");
        assertThat(listed.<Object>get(mine + "revoked_by_actor")).isEqualTo(OPERATOR);
        assertThat(listed.getString(mine + "revoked_at")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"operator", "rooms", "livekit", "recorder", "scheduler", "auto-start", "Auto-START"})
    void a_key_is_not_called_like_the_operator_or_a_part_of_rooms(String name) {
        var answer = api.post(KEYS, json("{'name': '" + name + "', 'scopes': ['rooms:read']}"));
        assertInvalid(answer, "/name", "reserved");
    }

    @Test
    void a_key_that_has_changed_meanwhile_is_not_revoked() {
        var created = api.post(KEYS, json("{'name': 'short', 'scopes': ['rooms:read']}"));
        var key = created.header("Location");
        assertProblem(api.call().header("If-Match", "\"1\"").delete(key), "stale");
        assertThat(api.call()
                        .header("If-Match", created.header("ETag"))
                        .delete(key)
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void a_key_is_shown_with_its_last_use_that_is_no_part_of_its_version() {
        var created = api.post(KEYS, json("{'name': 'short', 'scopes': ['rooms:read']}"));
        var key = created.header("Location");
        var unused = api.get(key);
        assertThat(unused.jsonPath().getString("last_used_at")).isNull();
        assertThat(unused.header("ETag")).isEqualTo(created.header("ETag"));
        var holder = Api.by(created.jsonPath().getString("key"));
        for (var wait : List.of(0, 20, 61)) {
            Stage.HOUSE.clock.advance(Duration.ofSeconds(wait));
            var now = Stage.HOUSE.clock.instant();
            assertThat(holder.get(ROOMS).statusCode()).isEqualTo(200);
            var used = api.get(key);
            assertThat(Instant.parse(used.jsonPath().getString("last_used_at"))).isBetween(now.minusSeconds(60), now);
            assertThat(used.header("ETag")).isEqualTo(created.header("ETag"));
        }
    }

    @Test
    void the_holder_of_a_key_may_revoke_that_one_alone() {
        var created = api.post(KEYS, json("{'name': 'short', 'scopes': ['rooms:read']}"));
        var holder = Api.by(created.jsonPath().getString("key"));
        var other = api.post(KEYS, json("{'name': 'other', 'scopes': ['rooms:read']}"))
                .header("Location");
        assertProblem(holder.delete(other), "scope-missing");
        assertProblem(holder.get(created.header("Location")), "scope-missing");
        assertThat(holder.delete(created.header("Location")).statusCode()).isEqualTo(204);
        assertProblem(holder.get(ROOMS), "unauthenticated");
    }

    @Test
    void every_caller_may_ask_who_they_are() {
        var created = api.post(KEYS, json("{'name': 'short', 'scopes': ['rooms:read', 'tokens:write']}"));
        var key = Api.by(created.jsonPath().getString("key")).get("/api/v1/me").jsonPath();
        assertThat(key.<Map<String, Object>>get("actor"))
                .isEqualTo(Map.of("kind", "key", "id", created.jsonPath().getString("id"), "name", "short"));
        assertThat(key.getList("scopes")).containsExactlyInAnyOrder("rooms:read", "tokens:write");
        assertThat(key.getString("expires_at")).isEqualTo(created.jsonPath().getString("expires_at"));
        var operator = api.get("/api/v1/me").jsonPath();
        assertThat(operator.<Object>get("actor")).isEqualTo(OPERATOR);
        assertThat(operator.getList("scopes")).containsExactly("admin");
        assertThat(operator.getString("expires_at")).isNull();
        var minted = api.post(api.room() + "/token", json("{'identity': 'ana', 'role': 'host'}"))
                .jsonPath();
        var holder = Api.by(minted.getString("token")).get("/api/v1/me").jsonPath();
        assertThat(holder.getString("actor.kind")).isEqualTo("participant");
        assertThat(holder.getString("actor.name")).isEqualTo("ana");
        assertThat(holder.getList("scopes")).isEmpty();
        assertThat(holder.getString("expires_at")).isEqualTo(minted.getString("expires_at"));
    }

    @Test
    void the_operators_key_is_not_listed() {
        assertThat(api.get(KEYS + "?limit=100").jsonPath().getList("items.name"))
                .doesNotContain("operator");
    }
}
