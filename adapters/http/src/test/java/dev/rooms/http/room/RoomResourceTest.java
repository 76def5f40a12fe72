package dev.rooms.http.room;

import static dev.rooms.http.Api.A_ROOM;
import static dev.rooms.http.Api.OPERATOR;
import static dev.rooms.http.Api.ROOMS;
import static dev.rooms.http.Api.fields;
import static dev.rooms.http.Api.idIn;
import static dev.rooms.http.Api.json;
import static dev.rooms.http.Api.made;
import static dev.rooms.http.Problems.assertInvalid;
import static dev.rooms.http.Problems.assertProblem;
import static dev.rooms.http.Problems.detail;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.application.LiveKitStandIn;
import dev.rooms.application.shared.AtOnce;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.template.RoomType;
import dev.rooms.http.Api;
import dev.rooms.http.Stage;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RoomResourceTest {
    private static final List<String> RECORDING_POLICY = List.of(
            "consent_policy", "late_joiner_policy", "consent_text_version", "recording_auto_start", "retention_days");

    private static final String[] FIELDS = {
        "id",
        "name",
        "room_type",
        "status",
        "end_reason",
        "template_id",
        "booking_id",
        "service_session_id",
        "starts_at",
        "ends_at",
        "max_participants",
        "empty_timeout_seconds",
        "departure_timeout_seconds",
        "max_duration_seconds",
        "grace_seconds",
        "codecs",
        "recording_enabled",
        "sip_enabled",
        "metadata",
        "current_session",
        "created_at",
        "updated_at"
    };

    private final Api api = Api.admin();
    private final Instant now = Stage.HOUSE.clock.instant();

    /** Somebody is in it. */
    private String liveRoom() {
        var room = api.room();
        var livekit = new LiveKitStandIn(Stage.HOUSE);
        var token = Stage.HOUSE.mint(new RoomId(UUID.fromString(idIn(room))), "ana");
        livekit.join(livekit.start(token.livekitRoom()), token);
        return room;
    }

    @Nested
    class Create {
        @Test
        void a_new_room_shows_everything_that_was_said() {
            var template = idIn(api.template());
            var booking = "booking-" + UUID.randomUUID();
            var answer = api.post(ROOMS, json("""
                            {'name': 'Dr. Ärztin & team', 'room_type': 'group', 'template_id': '%s', 'booking_id': '%s',
                             'starts_at': '%s', 'ends_at': '2099-01-01T02:00:00+02:00', 'max_participants': 8,
                             'empty_timeout_seconds': 60, 'departure_timeout_seconds': 10, 'max_duration_seconds': 7200,
                             'grace_seconds': 30, 'codecs': ['video/vp8', 'audio/opus'], 'recording_enabled': true,
                             'sip_enabled': true, 'metadata': {'ward': '3', 'a/b': ''}}
                            """.formatted(template, booking, now.plus(Duration.ofDays(1)))));
            var id = idIn(made(answer));
            assertThat(answer.header("Location")).isEqualTo("/api/v1/rooms/" + id);
            assertThat(answer.header("ETag")).isEqualTo("\"0.scheduled\"");
            assertThat(answer.contentType()).isEqualTo("application/json");
            assertThat(fields(answer)).containsExactly(FIELDS);
            var room = answer.jsonPath();
            assertThat(room.getUUID("id")).hasToString(id).matches(uuid -> uuid.version() == 7);
            assertThat(room.getString("name")).isEqualTo("Dr. Ärztin & team");
            assertThat(room.getString("room_type")).isEqualTo("group");
            assertThat(room.getString("status")).isEqualTo("scheduled");
            assertThat(room.getString("end_reason")).isNull();
            assertThat(room.getString("template_id")).isEqualTo(template);
            assertThat(room.getString("booking_id")).isEqualTo(booking);
            assertThat(room.getString("service_session_id")).isNull();
            assertThat(room.getString("starts_at"))
                    .isEqualTo(now.plus(Duration.ofDays(1)).toString());
            assertThat(room.getString("ends_at")).isEqualTo("2099-01-01T00:00:00Z");
            assertThat(room.getInt("max_participants")).isEqualTo(8);
            assertThat(room.getInt("empty_timeout_seconds")).isEqualTo(60);
            assertThat(room.getInt("departure_timeout_seconds")).isEqualTo(10);
            assertThat(room.getInt("max_duration_seconds")).isEqualTo(7200);
            assertThat(room.getInt("grace_seconds")).isEqualTo(30);
            assertThat(room.getList("codecs")).isEqualTo(List.of("video/vp8", "audio/opus"));
            assertThat(room.getBoolean("recording_enabled")).isTrue();
            assertThat(room.getBoolean("sip_enabled")).isTrue();
            assertThat(room.<String, String>getMap("metadata")).isEqualTo(Map.of("ward", "3", "a/b", ""));
            assertThat(room.<Object>get("current_session")).isNull();
            assertThat(room.getString("created_at")).isEqualTo(now.toString());
            assertThat(room.getString("updated_at")).isEqualTo(now.toString());
            assertThat(api.get(answer.header("Location")).asString()).isEqualTo(answer.asString());
        }

        @Test
        void a_room_that_says_little_is_open_and_as_the_default_template_of_its_type() {
            var template = Stage.HOUSE.templates.findDefault(RoomType.BROADCAST).orElseThrow();
            var room = api.post(ROOMS, json("{'name': 'Show', 'room_type': 'broadcast'}"))
                    .jsonPath();
            assertThat(room.getString("status")).isEqualTo("open");
            assertThat(room.getString("template_id"))
                    .isEqualTo(template.id().value().toString());
            assertThat(room.getInt("empty_timeout_seconds")).isEqualTo(300);
            assertThat(room.getInt("departure_timeout_seconds")).isEqualTo(20);
            assertThat(room.getMap("metadata")).isEmpty();
        }

        @Test
        void null_is_as_good_as_nothing() {
            var answer =
                    api.post(ROOMS, json("{'name': 'A', 'room_type': 'group', 'booking_id': null, 'codecs': null}"));
            assertThat(answer.statusCode()).isEqualTo(201);
        }

        @Test
        void a_booking_or_session_that_has_a_room_gets_that_one() {
            for (var reference : List.of("booking_id", "service_session_id")) {
                var body =
                        json("{'name': 'A', 'room_type': 'group', '%s': '%s'}".formatted(reference, UUID.randomUUID()));
                var first = api.post(ROOMS, body);
                var second = api.post(ROOMS, body.replace("\"A\"", "\"B\""));
                assertThat(first.statusCode()).isEqualTo(201);
                assertThat(second.statusCode()).isEqualTo(200);
                var room = new HashMap<>(second.jsonPath().<Map<String, Object>>get("$"));
                assertThat(room.remove("not_applied")).isEqualTo(List.of("name"));
                assertThat(room).isEqualTo(first.jsonPath().get("$"));
                assertThat(second.header("Location")).isEqualTo(first.header("Location"));
                assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
            }
        }

        @Test
        void members_that_differ_from_the_room_that_is_there_are_named() {
            var first =
                    "{'name': 'A', 'room_type': 'group', 'booking_id': '%s', 'ends_at': '2099-01-01T01:00:00Z', 'max_participants': 8}"
                            .formatted(UUID.randomUUID());
            assertThat(api.post(ROOMS, json(first)).asString()).doesNotContain("not_applied");
            assertThat(notApplied(first)).isEmpty();
            assertThat(notApplied(first.replace("01:00:00Z", "03:00:00+02:00"))).isEmpty();
            assertThat(notApplied(first.replace("'name': 'A'", "'name': 'A', 'room_type': null")
                            .replace(", 'room_type': 'group'", "")))
                    .isEmpty();
            assertThat(notApplied(first.replace("8}", "9}"))).containsExactly("max_participants");
            assertThat(notApplied(first.replace("8}", "null}"))).containsExactly("max_participants");
            assertThat(notApplied(first.replace("8}", "8, 'empty_timeout_seconds': 300, 'codecs': null}")))
                    .isEmpty();
            assertThat(notApplied(first.replace("8}", "8, 'empty_timeout_seconds': 301, 'metadata': {'a': 'b'}}")
                            .replace("'A'", "'B'")))
                    .containsExactlyInAnyOrder("name", "empty_timeout_seconds", "metadata");
            assertThat(notApplied(first.replace("'2099-01-01T01:00:00Z'", "null")))
                    .containsExactly("ends_at");
        }

        private List<String> notApplied(String body) {
            var answer = api.post(ROOMS, json(body));
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer.jsonPath().getList("not_applied");
        }

        @Test
        void many_rooms_for_one_booking_at_once_are_one() {
            var body =
                    json("{'name': 'A', 'room_type': 'individual', 'booking_id': '%s'}".formatted(UUID.randomUUID()));
            var answers = AtOnce.run(20, () -> api.post(ROOMS, body));
            assertThat(answers)
                    .extracting(each -> each.header("Location"))
                    .containsOnly(answers.getFirst().header("Location"));
            assertThat(answers).filteredOn(each -> each.statusCode() == 201).hasSize(1);
            assertThat(answers).filteredOn(each -> each.statusCode() == 200).hasSize(19);
        }

        @Test
        void a_room_needs_a_name_and_a_type_or_a_template() {
            assertInvalid(api.post(ROOMS, json("{'room_type': 'group'}")), "/name", "required");
            assertInvalid(api.post(ROOMS, json("{'name': 'A'}")), "/room_type", "required");
            assertThat(api.post(ROOMS, json("{'name': 'A', 'template_id': '%s'}".formatted(idIn(api.template()))))
                            .statusCode())
                    .isEqualTo(201);
        }
    }

    @Nested
    class Read {
        @Test
        void a_room_is_not_sent_again_to_who_has_it() {
            var room = api.room();
            var tag = api.get(room).header("ETag");
            for (var known : List.of(tag, "W/" + tag, "\"x\", " + tag, "*")) {
                var answer = api.call().header("If-None-Match", known).get(room);
                assertThat(answer.statusCode()).isEqualTo(304);
                assertThat(answer.header("ETag")).isEqualTo(tag);
                assertThat(answer.asString()).isEmpty();
            }
            assertThat(api.call().header("If-None-Match", "\"x\"").get(room).statusCode())
                    .isEqualTo(200);
        }

        @Test
        void when_the_clock_opens_a_room_its_tag_changes() {
            var room = made(api.post(
                    ROOMS,
                    json("{'name': 'A', 'room_type': 'group', 'starts_at': '%s'}".formatted(now.plusSeconds(5)))));
            var before = api.get(room).header("ETag");
            Stage.HOUSE.clock.advance(Duration.ofSeconds(5));
            var answer = api.call().header("If-None-Match", before).get(room);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.jsonPath().getString("status")).isEqualTo("open");
        }

        @Test
        void a_live_room_shows_its_session_without_what_is_still_counted() {
            var room = api.get(liveRoom()).jsonPath();
            assertThat(room.getString("status")).isEqualTo("live");
            assertThat(room.<String, Object>getMap("current_session").keySet())
                    .containsExactly("id", "livekit_room", "sid", "started_at", "ended_at", "end_reason");
        }

        @Test
        void the_effective_view_says_where_each_setting_comes_from() {
            var template = idIn(made(api.post(
                    Api.TEMPLATES,
                    json("{'name': 'T', 'room_type': 'group', 'grace_seconds': 7, 'sip_enabled': null}"))));
            var room = made(api.post(
                    ROOMS, json("{'name': 'A', 'template_id': '%s', 'max_participants': 4}".formatted(template))));
            var answer = api.get(room + "?view=effective");
            assertThat(fields(answer))
                    .contains(FIELDS)
                    .containsAll(RECORDING_POLICY)
                    .hasSize(FIELDS.length + RECORDING_POLICY.size());
            assertThat(answer.header("ETag")).isEqualTo("\"0.open\"");
            var view = answer.jsonPath();
            assertThat(view.<String, Object>getMap("max_participants"))
                    .isEqualTo(Map.of("value", 4, "origin", "request"));
            assertThat(view.<String, Object>getMap("grace_seconds"))
                    .isEqualTo(Map.of("value", 7, "origin", "template"));
            assertThat(view.<String, Object>getMap("sip_enabled"))
                    .isEqualTo(Map.of("value", false, "origin", "system"));
            assertProblem(api.get(room + "?view=plain"), "bad-parameter");
        }
    }

    @Nested
    class Ends {
        @Test
        void a_deleted_room_is_gone() {
            var room = api.room();
            var answer = api.delete(room);
            assertThat(answer.statusCode()).isEqualTo(204);
            assertThat(answer.asString()).isEmpty();
            assertProblem(api.get(room), "room-not-found");
            assertProblem(api.delete(room), "room-not-found");
        }

        @Test
        void an_empty_room_is_closed_at_once() {
            var room = api.room();
            for (var time : List.of("first", "second")) {
                var answer = api.post(room + "/close");
                assertThat(answer.statusCode()).as(time).isEqualTo(200);
                assertThat(answer.header("ETag")).isEqualTo("\"1.ended\"");
                assertThat(answer.jsonPath().getString("status")).isEqualTo("ended");
                assertThat(answer.jsonPath().getString("end_reason")).isEqualTo("closed");
            }
        }

        @Test
        void from_a_live_room_people_are_still_being_put_out() {
            var answer = api.post(liveRoom() + "/close");
            assertThat(answer.statusCode()).isEqualTo(202);
            assertThat(answer.jsonPath().getString("status")).isEqualTo("ended");
            assertThat(answer.header("ETag")).contains(".ended-");
        }
    }

    @Nested
    class Ledger {
        @Test
        void the_history_names_every_change() {
            var room = api.room();
            api.post(room + "/close");
            var answer = api.get(room + "/history");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(fields(answer)).containsExactly("items", "next_cursor");
            var changes = answer.jsonPath();
            assertThat(changes.<Map<String, Object>>getList("items"))
                    .allSatisfy(change -> assertThat(change.keySet())
                            .containsExactly("status", "previous_status", "reason", "actor", "by_actor", "at"));
            assertThat(changes.getList("items.status")).isEqualTo(List.of("ended", "open"));
            assertThat(changes.getList("items.actor")).isEqualTo(List.of("operator", "operator"));
            assertThat(changes.<Object>getList("items.by_actor")).isEqualTo(List.of(OPERATOR, OPERATOR));
        }

        @Test
        void what_livekit_does_to_a_room_is_told_as_of_the_system() {
            var changes = api.get(liveRoom() + "/history").jsonPath();
            assertThat(changes.<Object>get("items[0].by_actor"))
                    .isEqualTo(Map.of("kind", "system", "id", "livekit", "name", "livekit"));
        }

        @Test
        void the_sessions_are_those_that_somebody_joined() {
            var room = liveRoom();
            var answer = api.get(room + "/sessions");
            assertThat(answer.statusCode()).isEqualTo(200);
            var sessions = answer.jsonPath().<Map<String, Object>>getList("items");
            assertThat(sessions)
                    .singleElement()
                    .satisfies(session -> assertThat(session.keySet())
                            .containsExactly(
                                    "id",
                                    "livekit_room",
                                    "sid",
                                    "started_at",
                                    "ended_at",
                                    "end_reason",
                                    "peak_participants",
                                    "unique_participants"));
            assertThat(answer.jsonPath().getInt("items[0].unique_participants")).isEqualTo(1);
            assertThat(api.get(api.room() + "/sessions").jsonPath().getList("items"))
                    .isEmpty();
        }
    }

    @Nested
    class Listed {
        private List<String> ids(String query) {
            var answer = api.get(ROOMS + query);
            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
            return answer.jsonPath().getList("items.id");
        }

        @Test
        void the_newest_is_first_and_as_when_read_alone() {
            var older = api.room();
            var newer = api.room();
            var answer = api.get(ROOMS + "?limit=2");
            assertThat(fields(answer)).containsExactly("items", "next_cursor");
            assertThat(answer.jsonPath().getList("items.id")).isEqualTo(List.of(idIn(newer), idIn(older)));
            assertThat(answer.jsonPath().<String, Object>getMap("items[0]"))
                    .isEqualTo(api.get(newer).jsonPath().getMap("$"));
        }

        @Test
        void each_filter_finds_what_it_says() {
            var template = idIn(api.template());
            var booking = "b/" + UUID.randomUUID();
            var session = "s " + UUID.randomUUID();
            var booked = idIn(made(api.post(
                    ROOMS,
                    json("{'name': 'A', 'template_id': '%s', 'booking_id': '%s'}".formatted(template, booking)))));
            var hosted = idIn(made(api.post(
                    ROOMS,
                    json("{'name': 'A', 'template_id': '%s', 'service_session_id': '%s'}"
                            .formatted(template, session)))));
            api.post(ROOMS + "/" + booked + "/close");
            assertThat(ids("?template_id=" + template)).containsExactly(hosted, booked);
            assertThat(ids("?booking_id=" + booking)).containsExactly(booked);
            assertThat(ids("?service_session_id=" + session.replace(" ", "%20")))
                    .containsExactly(hosted);
            assertThat(ids("?status=ended&template_id=" + template)).containsExactly(booked);
            assertThat(ids("?room_type=group&template_id=" + template)).containsExactly(hosted, booked);
            assertThat(ids("?room_type=webinar&template_id=" + template)).isEmpty();
            assertThat(ids("?created_after=2099-01-01T00:00:00Z")).isEmpty();
            assertThat(ids("?created_before=2099-01-01T01:00:00%2B01:00&template_id=" + template))
                    .containsExactly(hosted, booked);
        }

        @Test
        void a_filter_value_that_cannot_be_is_refused() {
            for (var query : List.of(
                    "status=closed",
                    "status=OPEN",
                    "status=",
                    "room_type=meeting",
                    "template_id=7",
                    "template_id=",
                    "created_after=yesterday",
                    "created_after=2026-01-01T00:00:00",
                    "created_before=2026-01-01",
                    "booking_id=%00",
                    "service_session_id=%00",
                    "booking_id=")) {
                var answer = api.get(ROOMS + "?" + query);
                assertProblem(answer, "bad-parameter");
                assertThat(detail(answer)).startsWith(query.substring(0, query.indexOf('=')) + " ");
            }
        }

        @Test
        void a_cursor_holds_for_its_list_and_filter_only() {
            api.post(ROOMS, A_ROOM);
            api.post(ROOMS, A_ROOM);
            String cursor = api.get(ROOMS + "?limit=1&status=open").path("next_cursor");
            assertThat(api.get(ROOMS + "?limit=2&status=open&cursor=" + cursor).statusCode())
                    .isEqualTo(200);
            assertProblem(api.get(ROOMS + "?limit=1&cursor=" + cursor), "bad-cursor");
            assertProblem(api.get(ROOMS + "?status=ended&cursor=" + cursor), "bad-cursor");
            assertProblem(api.get(Api.TEMPLATES + "?cursor=" + cursor), "bad-cursor");
            var room = api.room();
            api.token(room);
            api.token(room);
            String ofOne = api.get(room + "/tokens?limit=1").path("next_cursor");
            assertProblem(api.get(api.room() + "/tokens?cursor=" + ofOne), "bad-cursor");
            assertProblem(api.get(room + "/sessions?cursor=" + ofOne), "bad-cursor");
        }
    }
}
