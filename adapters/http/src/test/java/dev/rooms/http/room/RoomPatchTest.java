package dev.rooms.http.room;

import static dev.rooms.http.Api.ROOMS;
import static dev.rooms.http.Api.idIn;
import static dev.rooms.http.Api.json;
import static dev.rooms.http.Api.made;
import static dev.rooms.http.Problems.assertInvalid;
import static dev.rooms.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.rooms.http.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RoomPatchTest {
    private final Api api = Api.admin();
    private String room;

    @BeforeEach
    void aRoom() {
        var template = idIn(made(api.post(
                Api.TEMPLATES,
                json("{'name': 'T', 'room_type': 'group', 'max_participants': 9, 'metadata': {'ward': '3'}}"))));
        room = made(api.post(
                ROOMS,
                json("{'name': 'A', 'template_id': '%s', 'max_participants': 4, 'grace_seconds': 5}"
                        .formatted(template))));
    }

    private Response patch(String body) {
        return api.patch(room, json(body));
    }

    private Map<String, Object> metadata() {
        return api.get(room).jsonPath().getMap("metadata");
    }

    @Test
    void what_is_said_changes_and_the_rest_stays() {
        var answer = patch("{'name': 'B', 'empty_timeout_seconds': 60}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.header("ETag")).isEqualTo("\"1.open\"");
        assertThat(answer.jsonPath().getString("name")).isEqualTo("B");
        assertThat(answer.jsonPath().getInt("empty_timeout_seconds")).isEqualTo(60);
        assertThat(answer.jsonPath().getInt("max_participants")).isEqualTo(4);
        assertThat(api.get(room).asString()).isEqualTo(answer.asString());
    }

    @Test
    void it_may_come_as_plain_json_as_well() {
        var answer = api.sending(json("{'name': 'B'}")).patch(room);
        assertThat(answer.jsonPath().getString("name")).isEqualTo("B");
    }

    @Test
    void null_gives_a_setting_back_to_the_template_or_the_system() {
        var answer = patch("{'max_participants': null, 'grace_seconds': null}");
        assertThat(answer.jsonPath().getInt("max_participants")).isEqualTo(9);
        assertThat(answer.jsonPath().getInt("grace_seconds")).isZero();
        assertThat(api.get(room + "?view=effective").jsonPath().getString("max_participants.origin"))
                .isEqualTo("template");
    }

    @Test
    void a_time_can_be_set_and_taken_away() {
        assertThat(patch("{'ends_at': '2099-01-01T00:00:00Z'}").jsonPath().getString("ends_at"))
                .isEqualTo("2099-01-01T00:00:00Z");
        assertThat(patch("{'ends_at': null}").jsonPath().getString("ends_at")).isNull();
    }

    @Test
    void nothing_changes_nothing() {
        var answer = patch("{}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.header("ETag")).isEqualTo("\"0.open\"");
    }

    @Test
    void metadata_is_merged_key_by_key_into_what_the_caller_sees() {
        assertThat(patch("{'metadata': {'bed': '7'}}").<Map<String, Object>>path("metadata"))
                .isEqualTo(Map.of("ward", "3", "bed", "7"));
        patch("{'metadata': {'ward': null, 'bed': '8'}}");
        assertThat(metadata()).isEqualTo(Map.of("bed", "8"));
        patch("{'metadata': {'never': null}}");
        assertThat(metadata()).isEqualTo(Map.of("bed", "8"));
        patch("{'metadata': null}");
        assertThat(metadata()).isEqualTo(Map.of("ward", "3"));
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                arguments("{'metadata': 1}", "/metadata", "wrong-type"),
                arguments("{'metadata': []}", "/metadata", "wrong-type"),
                arguments("{'metadata': {'a': 1}}", "/metadata/a", "wrong-type"),
                arguments("{'metadata': {'a': {'b': null}}}", "/metadata/a", "wrong-type"),
                arguments("{'metadata': {'': 'x'}}", "/metadata/", "bad-key"),
                arguments("{'metadata': {'a': '\\ud800'}}", "/metadata/a", "bad-value"),
                arguments("{'name': null}", "/name", "required"),
                arguments("{'name': ''}", "/name", "blank"),
                arguments("{'name': {'a': null}}", "/name", "wrong-type"),
                arguments("{'max_participants': 0}", "/max_participants", "too-small"),
                arguments("{'max_participants': '8'}", "/max_participants", "wrong-type"),
                arguments("{'max_participants': 99999999999999999999}", "/max_participants", "wrong-type"),
                arguments("{'codecs': {'a': null}}", "/codecs", "wrong-type"),
                arguments("{'ends_at': '2020-01-01T00:00:00Z'}", "/ends_at", "in-the-past"),
                arguments("{'ends_at': 1}", "/ends_at", "wrong-type"),
                arguments("{'id': 'x'}", "/id", "unknown-field"),
                arguments("{'created_at': null}", "/created_at", "unknown-field"),
                arguments("{'current_session': null}", "/current_session", "unknown-field"),
                arguments("{'room_type': 'webinar'}", "/room_type", "immutable"),
                arguments("{'room_type': null}", "/room_type", "immutable"),
                arguments("{'template_id': null}", "/template_id", "immutable"),
                arguments("{'template_id': '01900000-0000-7000-8000-000000000000'}", "/template_id", "immutable"),
                arguments("{'booking_id': 'b'}", "/booking_id", "immutable"),
                arguments("{'service_session_id': 's'}", "/service_session_id", "immutable"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void what_cannot_be_is_refused_and_pointed_at(String body, String pointer, String code) {
        assertInvalid(patch(body), pointer, code);
        assertThat(api.get(room).header("ETag")).isEqualTo("\"0.open\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"'room_type': 'group'", "'booking_id': null", "'service_session_id': null", "'status': 'open'"})
    void what_cannot_change_may_be_said_as_it_is(String field) {
        assertThat(patch("{" + field + "}").header("ETag")).isEqualTo("\"0.open\"");
    }

    @Nested
    class Status {
        @Test
        void a_room_can_be_cancelled_once() {
            var answer = patch("{'status': 'cancelled', 'name': 'B'}");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.jsonPath().getString("status")).isEqualTo("cancelled");
            assertThat(answer.jsonPath().getString("name")).isEqualTo("B");
            var again = patch("{'status': 'cancelled'}");
            assertThat(again.statusCode()).isEqualTo(200);
            assertThat(again.header("ETag")).isEqualTo(answer.header("ETag"));
            assertProblem(patch("{'name': 'C'}"), "room-ended");
        }

        @ParameterizedTest
        @ValueSource(strings = {"'live'", "'ended'", "'scheduled'", "'CANCELLED'", "null", "1", "['cancelled']", "{}"})
        void there_is_no_other_way(String status) {
            assertInvalid(patch("{'status': " + status + "}"), "/status", "bad-value");
        }

        @Test
        void an_ended_room_cannot_be_cancelled() {
            api.post(room + "/close");
            assertProblem(patch("{'status': 'cancelled'}"), "room-not-cancellable");
        }
    }

    @Nested
    class Versions {
        private Response ifMatch(String header) {
            return api.sending(json("{'name': 'B'}"))
                    .header("If-Match", header)
                    .contentType(Api.MERGE_PATCH)
                    .patch(room);
        }

        @Test
        void the_version_that_was_seen_can_be_changed() {
            var seen = api.get(room).header("ETag");
            assertThat(ifMatch(seen).statusCode()).isEqualTo(200);
            assertProblem(ifMatch(seen), "stale");
        }

        @Test
        void a_star_is_any_version() {
            assertThat(ifMatch("*").statusCode()).isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "W/\"0.open\"",
                    "\"0.open-gzip\"",
                    "W/\"0.open--gzip\"",
                    "\"0-br\"",
                    "\"0;gzip\"",
                    "\"x\", \"0.open\"",
                    "\"3\",W/\"0\" , \"abc\""
                })
        void our_tag_is_taken_as_a_proxy_changes_it_and_from_a_list(String header) {
            assertThat(ifMatch(header).statusCode()).isEqualTo(200);
        }

        @Test
        void a_list_may_come_in_several_header_lines() {
            var change = api.sending(json("{'name': 'B'}")).header("If-Match", "\"7\"", "\"0\"");
            assertThat(change.patch(room).statusCode()).isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "W/\"0.open\"",
                    "\"0.open-gzip\"",
                    "W/\"0.open--gzip\"",
                    "\"0.open-br\"",
                    "\"x\", \"0.open\"",
                    "*"
                })
        void a_read_of_what_was_seen_is_not_modified(String header) {
            assertThat(api.call().header("If-None-Match", header).get(room).statusCode())
                    .isEqualTo(304);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "\"7.open\"",
                    "0",
                    "\"\"",
                    "garbage",
                    "\"99999999999999\"",
                    "\"-1\"",
                    "\"7\", \"8\"",
                    "\"x-gzip\""
                })
        void a_stale_or_strange_if_match_is_refused(String header) {
            assertProblem(ifMatch(header), "stale");
            assertThat(api.get(room).header("ETag")).isEqualTo("\"0.open\"");
        }

        @Test
        void a_stale_if_match_keeps_a_room_from_deletion() {
            for (var stale : List.of("\"7.open\"", "W/\"7.open\"", "x")) {
                assertProblem(api.call().header("If-Match", stale).delete(room), "stale");
            }
            assertThat(api.call().header("If-Match", "\"0.open\"").delete(room).statusCode())
                    .isEqualTo(204);
        }
    }
}
