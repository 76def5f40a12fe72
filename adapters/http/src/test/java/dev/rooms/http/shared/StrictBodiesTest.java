package dev.rooms.http.shared;

import static dev.rooms.http.Api.KEYS;
import static dev.rooms.http.Api.ROOMS;
import static dev.rooms.http.Api.TEMPLATES;
import static dev.rooms.http.Api.json;
import static dev.rooms.http.Problems.assertInvalid;
import static dev.rooms.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.rooms.http.Api;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Good JSON that says something wrong is refused with 422, a pointer and a code. */
@QuarkusTest
class StrictBodiesTest {
    private final Api api = Api.admin();

    private static String keys(int many) {
        return IntStream.range(0, many).mapToObj(i -> "'k" + i + "': 'x'").collect(Collectors.joining(",", "{", "}"));
    }

    static Stream<Arguments> rooms() {
        return Stream.of(
                arguments("'name': 1", "/name", "wrong-type"),
                arguments("'name': true", "/name", "wrong-type"),
                arguments("'name': {'a': 1}", "/name", "wrong-type"),
                arguments("'name': ['x']", "/name", "wrong-type"),
                arguments("'name': ''", "/name", "blank"),
                arguments("'name': ' \\t'", "/name", "blank"),
                arguments("'name': 'a\\u0007'", "/name", "control-character"),
                arguments("'name': 'a\\u0000b'", "/name", "bad-value"),
                arguments("'name': 'a\\ud800'", "/name", "bad-value"),
                arguments("'name': '\\udc00a'", "/name", "bad-value"),
                arguments("'name': '" + "x".repeat(257) + "'", "/name", "too-long"),
                arguments("'name': '" + "x".repeat(60_000) + "'", "/name", "too-long"),
                arguments("'room_type': 1", "/room_type", "wrong-type"),
                arguments("'room_type': 'GROUP'", "/room_type", "bad-value"),
                arguments("'room_type': ''", "/room_type", "bad-value"),
                arguments("'room_type': 'meeting'", "/room_type", "bad-value"),
                arguments("'template_id': 'x'", "/template_id", "bad-value"),
                arguments("'template_id': ''", "/template_id", "bad-value"),
                arguments("'template_id': '0-0-0-0-0'", "/template_id", "bad-value"),
                arguments("'template_id': '01900000-0000-7000-8000-000000000000'", "/template_id", "unknown"),
                arguments("'booking_id': ''", "/booking_id", "blank"),
                arguments("'booking_id': '" + "x".repeat(257) + "'", "/booking_id", "too-long"),
                arguments("'booking_id': 'a', 'service_session_id': 'b'", "/service_session_id", "contradiction"),
                arguments("'starts_at': '2027-01-01T00:00:00'", "/starts_at", "bad-value"),
                arguments("'starts_at': '2027-01-01'", "/starts_at", "bad-value"),
                arguments("'starts_at': ''", "/starts_at", "bad-value"),
                arguments("'starts_at': 'soon'", "/starts_at", "bad-value"),
                arguments("'starts_at': '2027-01-01 00:00:00Z'", "/starts_at", "bad-value"),
                arguments("'starts_at': '2027-02-30T00:00:00Z'", "/starts_at", "bad-value"),
                arguments("'starts_at': '+999999999-01-01T00:00:00Z'", "/starts_at", "bad-value"),
                arguments("'starts_at': 1", "/starts_at", "wrong-type"),
                arguments("'starts_at': 1.5", "/starts_at", "wrong-type"),
                arguments("'starts_at': [2027, 1, 1]", "/starts_at", "wrong-type"),
                arguments("'ends_at': '2020-01-01T00:00:00Z'", "/ends_at", "in-the-past"),
                arguments(
                        "'starts_at': '2099-01-02T00:00:00Z', 'ends_at': '2099-01-01T00:00:00Z'",
                        "/ends_at",
                        "before-start"),
                arguments("'max_participants': '8'", "/max_participants", "wrong-type"),
                arguments("'max_participants': ''", "/max_participants", "wrong-type"),
                arguments("'max_participants': 1.5", "/max_participants", "wrong-type"),
                arguments("'max_participants': 1e20", "/max_participants", "wrong-type"),
                arguments("'max_participants': 1e999999999", "/max_participants", "wrong-type"),
                arguments("'max_participants': 100000000000000000000", "/max_participants", "wrong-type"),
                arguments("'max_participants': 2147483648", "/max_participants", "wrong-type"),
                arguments("'max_participants': true", "/max_participants", "wrong-type"),
                arguments("'max_participants': [8]", "/max_participants", "wrong-type"),
                arguments("'max_participants': {}", "/max_participants", "wrong-type"),
                arguments("'max_participants': 0", "/max_participants", "too-small"),
                arguments("'max_participants': -1", "/max_participants", "too-small"),
                arguments("'empty_timeout_seconds': 0", "/empty_timeout_seconds", "too-small"),
                arguments("'departure_timeout_seconds': 0", "/departure_timeout_seconds", "too-small"),
                arguments("'max_duration_seconds': 0", "/max_duration_seconds", "too-small"),
                arguments("'grace_seconds': -1", "/grace_seconds", "too-small"),
                arguments("'codecs': 'video/vp8'", "/codecs", "wrong-type"),
                arguments("'codecs': {}", "/codecs", "wrong-type"),
                arguments("'codecs': []", "/codecs", "empty"),
                arguments("'codecs': [null]", "/codecs/0", "wrong-type"),
                arguments("'codecs': ['video/vp8', 8]", "/codecs/1", "wrong-type"),
                arguments("'codecs': ['video/VP8']", "/codecs/0", "bad-value"),
                arguments("'codecs': ['video/vp8', 'video/vp8']", "/codecs", "duplicate"),
                arguments("'recording_enabled': 'true'", "/recording_enabled", "wrong-type"),
                arguments("'recording_enabled': 1", "/recording_enabled", "wrong-type"),
                arguments("'sip_enabled': ''", "/sip_enabled", "wrong-type"),
                arguments("'metadata': []", "/metadata", "wrong-type"),
                arguments("'metadata': 'x'", "/metadata", "wrong-type"),
                arguments("'metadata': {'a': null}", "/metadata/a", "wrong-type"),
                arguments("'metadata': {'a': 1}", "/metadata/a", "wrong-type"),
                arguments("'metadata': {'a/b~c': []}", "/metadata/a~1b~0c", "wrong-type"),
                arguments("'metadata': {'a': '\\u0000'}", "/metadata/a", "bad-value"),
                arguments("'metadata': {'a\\u0000': 'x'}", "/metadata", "bad-value"),
                arguments("'metadata': {'a\\ud800': 'x'}", "/metadata", "bad-value"),
                arguments("'metadata': {'': 'x'}", "/metadata/", "bad-key"),
                arguments("'metadata': {'" + "k".repeat(41) + "': 'x'}", "/metadata/" + "k".repeat(41), "bad-key"),
                arguments("'metadata': {'a': '" + "x".repeat(501) + "'}", "/metadata/a", "too-long"),
                arguments("'metadata': " + keys(51), "/metadata", "too-many"));
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void a_room_that_cannot_be_is_refused(String fields, String pointer, String code) {
        var usual = new StringBuilder("{");
        if (!fields.contains("'name'")) {
            usual.append("'name': 'A', ");
        }
        if (!fields.contains("'room_type'")) {
            usual.append("'room_type': 'group', ");
        }
        assertInvalid(api.post(ROOMS, json(usual + fields + "}")), pointer, code);
    }

    @Test
    void everything_that_is_wrong_is_said_at_once() {
        var answer = api.post(
                ROOMS,
                json("{'name': '', 'room_type': 'group', 'max_participants': 0, 'grace_seconds': -1, 'codecs': []}"));
        for (var pointer : List.of("/max_participants", "/grace_seconds")) {
            assertInvalid(answer, pointer, "too-small");
        }
        assertInvalid(answer, "/name", "blank");
        assertInvalid(answer, "/codecs", "empty");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'max_participants': 2147483647",
                "'grace_seconds': 0",
                "'metadata': {}",
                "'name': '\\ud83d\\ude00'",
                "'starts_at': '1970-01-01T00:00:00Z'",
                "'starts_at': '2027-01-01T00:00:00.123456789-12:00'"
            })
    void what_is_just_within_the_limits_is_taken(String field) {
        var name = field.contains("name") ? "" : "'name': 'A', ";
        var answer = api.post(ROOMS, json("{" + name + "'room_type': 'group', " + field + "}"));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
    }

    @Test
    void the_longest_metadata_is_taken() {
        var metadata = keys(49).replace("}", ",'" + "k".repeat(40) + "': '" + "x".repeat(500) + "'}");
        var answer = api.post(ROOMS, json("{'name': 'A', 'room_type': 'group', 'metadata': " + metadata + "}"));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        assertThat(answer.jsonPath().getMap("metadata")).hasSize(50);
    }

    @Test
    void a_time_comes_back_as_precise_as_it_can_be_kept() {
        var answer = api.post(
                ROOMS, json("{'name': 'A', 'room_type': 'group', 'starts_at': '2099-01-01T00:00:00.123456789+01:00'}"));
        assertThat(answer.jsonPath().getString("starts_at")).isEqualTo("2098-12-31T23:00:00.123456Z");
    }

    static Stream<Arguments> tokens() {
        return Stream.of(
                arguments("{}", "/identity", "required"),
                arguments("{}", "/role", "required"),
                arguments("{'identity': '', 'role': 'host'}", "/identity", "blank"),
                arguments("{'identity': '.', 'role': 'host'}", "/identity", "dots"),
                arguments("{'identity': '..', 'role': 'host'}", "/identity", "dots"),
                arguments("{'identity': 'a\\u0001', 'role': 'host'}", "/identity", "control-character"),
                arguments("{'identity': 'a\\u0000', 'role': 'host'}", "/identity", "bad-value"),
                arguments("{'identity': '" + "ä".repeat(129) + "', 'role': 'host'}", "/identity", "too-long"),
                arguments("{'identity': 7, 'role': 'host'}", "/identity", "wrong-type"),
                arguments("{'identity': 'a', 'role': 'king'}", "/role", "bad-value"),
                arguments("{'identity': 'a', 'role': 'Host'}", "/role", "bad-value"),
                arguments("{'identity': 'a', 'role': 'host', 'name': '\\u0000'}", "/name", "bad-value"),
                arguments("{'identity': 'a', 'role': 'host', 'name': '\\n'}", "/name", "control-character"),
                arguments("{'identity': 'a', 'role': 'host', 'name': '" + "x".repeat(257) + "'}", "/name", "too-long"),
                arguments("{'identity': 'a', 'role': 'host', 'ttl_seconds': 0}", "/ttl_seconds", "too-small"),
                arguments("{'identity': 'a', 'role': 'host', 'ttl_seconds': -5}", "/ttl_seconds", "too-small"),
                arguments("{'identity': 'a', 'role': 'host', 'ttl_seconds': 21601}", "/ttl_seconds", "too-large"),
                arguments("{'identity': 'a', 'role': 'viewer', 'ttl_seconds': 3601}", "/ttl_seconds", "too-large"),
                arguments("{'identity': 'a', 'role': 'host', 'ttl_seconds': '60'}", "/ttl_seconds", "wrong-type"),
                arguments("{'identity': 'a', 'role': 'host', 'max_uses': 0}", "/max_uses", "too-small"),
                arguments("{'identity': 'a', 'role': 'host', 'attributes': []}", "/attributes", "wrong-type"),
                arguments(
                        "{'identity': 'a', 'role': 'host', 'attributes': {'a': null}}", "/attributes/a", "wrong-type"),
                arguments("{'identity': 'a', 'role': 'host', 'attributes': {'a': 1}}", "/attributes/a", "wrong-type"),
                arguments(
                        "{'identity': 'a', 'role': 'host', 'attributes': {'rooms.token_id': 'x'}}",
                        "/attributes/rooms.token_id",
                        "reserved"),
                arguments(
                        "{'identity': 'a', 'role': 'host', 'attributes': {'a': '" + "x".repeat(65_536) + "'}}",
                        "/attributes",
                        "too-long"),
                arguments("{'identity': 'a', 'role': 'host', 'metadata': {}}", "/metadata", "wrong-type"),
                arguments(
                        "{'identity': 'a', 'role': 'host', 'metadata': '" + "x".repeat(524_289) + "'}",
                        "/metadata",
                        "too-long"),
                arguments("{'identity': 'a', 'role': 'host', 'grants': []}", "/grants", "wrong-type"),
                arguments("{'identity': 'a', 'role': 'host', 'grants': {'nope': 1}}", "/grants/nope", "unknown-field"),
                arguments(
                        "{'identity': 'a', 'role': 'host', 'grants': {'can_subscribe': 'no'}}",
                        "/grants/can_subscribe",
                        "wrong-type"),
                arguments(
                        "{'identity': 'a', 'role': 'host', 'grants': {'publish_sources': ['mouth']}}",
                        "/grants/publish_sources/0",
                        "bad-value"),
                arguments(
                        "{'identity': 'a', 'role': 'host', 'grants': {'publish_sources': [null]}}",
                        "/grants/publish_sources/0",
                        "wrong-type"),
                arguments(
                        "{'identity': 'a', 'role': 'host', 'can_update_own_metadata': true}",
                        "/can_update_own_metadata",
                        "unknown-field"));
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void a_token_that_cannot_be_is_refused(String body, String pointer, String code) {
        assertInvalid(api.post(api.room() + "/token", json(body)), pointer, code);
    }

    @Test
    void more_than_the_role_may_is_refused() {
        var body = "{'identity': 'a', 'role': 'viewer', 'grants': {'publish_sources': ['camera']}}";
        var answer = api.post(api.room() + "/token", json(body));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.jsonPath().getString("errors[0].pointer")).isEqualTo("/grants/publish_sources");
    }

    static Stream<Arguments> templates() {
        return Stream.of(
                arguments("{'room_type': 'group'}", "/name", "required"),
                arguments("{'name': 'T'}", "/room_type", "required"),
                arguments("{'name': 'T', 'room_type': 'group', 'is_default': 1}", "/is_default", "wrong-type"),
                arguments("{'name': 'T', 'room_type': 'group', 'archived': 'no'}", "/archived", "wrong-type"),
                arguments(
                        "{'name': 'T', 'room_type': 'group', 'max_participants': -3}",
                        "/max_participants",
                        "too-small"),
                arguments("{'name': 'T', 'room_type': 'group', 'codecs': ['video/xyz']}", "/codecs/0", "bad-value"),
                arguments("{'name': 'T', 'room_type': 'group', 'roles': []}", "/roles", "wrong-type"),
                arguments("{'name': 'T', 'room_type': 'group', 'roles': {'king': {}}}", "/roles/king", "unknown-field"),
                arguments(
                        "{'name': 'T', 'room_type': 'group', 'roles': {'host': {'nope': 1}}}",
                        "/roles/host/nope",
                        "unknown-field"),
                arguments(
                        "{'name': 'T', 'room_type': 'group', 'roles': {'host': {'max_ttl_seconds': 0}}}",
                        "/roles/host/max_ttl_seconds",
                        "too-small"),
                arguments(
                        "{'name': 'T', 'room_type': 'group', 'roles': {'viewer': {'lead_seconds': -1}}}",
                        "/roles/viewer/lead_seconds",
                        "too-small"),
                arguments(
                        "{'name': 'T', 'room_type': 'group', 'roles': {'host': {'publish_sources': [null]}}}",
                        "/roles/host/publish_sources/0",
                        "wrong-type"),
                arguments(
                        "{'name': 'T', 'room_type': 'group', 'consent_policy': 'maybe'}",
                        "/consent_policy",
                        "bad-value"),
                arguments(
                        "{'name': 'T', 'room_type': 'group', 'late_joiner_policy': 1}",
                        "/late_joiner_policy",
                        "wrong-type"),
                arguments(
                        "{'name': 'T', 'room_type': 'group', 'consent_text_version': ''}",
                        "/consent_text_version",
                        "blank"),
                arguments(
                        "{'name': 'T', 'room_type': 'group', 'recording_auto_start': 0}",
                        "/recording_auto_start",
                        "wrong-type"),
                arguments("{'name': 'T', 'room_type': 'group', 'retention_days': 0}", "/retention_days", "too-small"),
                arguments("{'name': 'T', 'room_type': 'group', 'revision': 2}", "/revision", "unknown-field"));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void a_template_that_cannot_be_is_refused(String body, String pointer, String code) {
        assertInvalid(api.post(TEMPLATES, json(body)), pointer, code);
    }

    static Stream<Arguments> keyBodies() {
        return Stream.of(
                arguments("{'scopes': ['admin']}", "/name", "required"),
                arguments("{'name': 'K'}", "/scopes", "required"),
                arguments("{'name': 'K', 'scopes': null}", "/scopes", "required"),
                arguments("{'name': 'K', 'scopes': []}", "/scopes", "empty"),
                arguments("{'name': 'K', 'scopes': 'admin'}", "/scopes", "wrong-type"),
                arguments("{'name': 'K', 'scopes': [null]}", "/scopes/0", "wrong-type"),
                arguments("{'name': 'K', 'scopes': ['rooms']}", "/scopes/0", "bad-value"),
                arguments("{'name': '', 'scopes': ['admin']}", "/name", "blank"),
                arguments("{'name': 'K', 'scopes': ['admin'], 'expires_at': 1}", "/expires_at", "wrong-type"),
                arguments(
                        "{'name': 'K', 'scopes': ['admin'], 'expires_at': '2020-01-01T00:00:00Z'}",
                        "/expires_at",
                        "in-the-past"),
                arguments("{'name': 'K', 'scopes': ['admin'], 'key': 'mine'}", "/key", "unknown-field"));
    }

    @ParameterizedTest
    @MethodSource("keyBodies")
    void an_api_key_that_cannot_be_is_refused(String body, String pointer, String code) {
        assertInvalid(api.post(KEYS, json(body)), pointer, code);
    }

    @Test
    void every_value_of_the_wrong_shape_is_named_at_once() {
        var answer = api.post(
                Api.ROOMS,
                Api.json(
                        "{'name': 7, 'roomtype': 'group', 'starts_at': 'soon', 'max_participants': '8', 'codecs': ['video/vp8', 1, 'x', 'video/h264', 'y'],"
                                + " 'metadata': {'a': 1, 'b': 'c', 'd': [], '~/': null}}"));
        assertProblem(answer, "invalid");
        assertThat(answer.jsonPath().getList("errors.pointer"))
                .containsExactlyInAnyOrder(
                        "/name",
                        "/roomtype",
                        "/starts_at",
                        "/max_participants",
                        "/codecs/1",
                        "/codecs/2",
                        "/codecs/4",
                        "/metadata/a",
                        "/metadata/d",
                        "/metadata/~0~1");
    }

    @Test
    void a_missing_member_is_named_beside_a_wrong_one() {
        var answer = api.post(api.room() + "/token", Api.json("{'role': 'guest', 'ttl_seconds': true}"));
        assertThat(answer.jsonPath().getList("errors.pointer"))
                .containsExactlyInAnyOrder("/role", "/ttl_seconds", "/identity");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`{\"name\": x}` | line 1, column",
                "`{\n\"name\": \"a\",\n  \"room_type\" \"group\"}` | line 3, column",
                "`{\"name\": \"a\"\n\n} {` | line 3, column",
                "`{\"name\": \"a\",\n\"name\": \"b\"}` | key twice: line 2, column"
            })
    void malformed_json_gives_line_and_column(String body, String place) {
        var answer = api.post(Api.ROOMS, body);
        assertProblem(answer, "malformed-json");
        assertThat(answer.jsonPath().getString("detail")).contains(place);
    }

    @Test
    void a_type_that_is_not_taken_is_answered_with_what_came_and_what_is_wanted() {
        var posted = api.sending("<a/>").contentType("application/xml").post(Api.ROOMS);
        assertProblem(posted, "unsupported-media-type");
        assertThat(posted.jsonPath().getString("detail")).contains("application/xml", "application/json");
        assertThat(posted.header("Accept-Post")).isEqualTo("application/json");
        var patched = api.sending("x").contentType("text/csv").patch(api.room());
        assertThat(patched.header("Accept-Patch")).isEqualTo("application/merge-patch+json, application/json");
        assertThat(patched.jsonPath().getString("detail")).contains("text/csv", "application/merge-patch+json");
        var packed = api.sending("{}").header("Content-Encoding", "gzip").post(Api.ROOMS);
        assertProblem(packed, "unsupported-media-type");
        assertThat(packed.header("Accept-Encoding")).isEqualTo("identity");
        assertThat(packed.jsonPath().getString("detail")).contains("gzip");
    }

    @Test
    void a_plus_that_became_a_blank_is_named() {
        var answer = api.call().urlEncodingEnabled(false).get(Api.ROOMS + "?created_after=2026-01-01T00:00:00+01:00");
        assertProblem(answer, "bad-parameter");
        assertThat(answer.jsonPath().getString("detail")).contains("created_after", "%2B");
    }

    @Test
    void a_start_that_is_moved_alone_is_the_one_that_is_wrong() {
        var made =
                api.post(Api.ROOMS, Api.json("{'name': 'A', 'room_type': 'group', 'ends_at': '2099-01-01T00:00:00Z'}"));
        var room = made.header("Location");
        assertInvalid(api.patch(room, Api.json("{'starts_at': '2099-01-02T00:00:00Z'}")), "/starts_at", "before-start");
        assertInvalid(
                api.patch(room, Api.json("{'starts_at': '2099-01-02T00:00:00Z', 'ends_at': '2099-01-01T12:00:00Z'}")),
                "/ends_at",
                "before-start");
    }
}
