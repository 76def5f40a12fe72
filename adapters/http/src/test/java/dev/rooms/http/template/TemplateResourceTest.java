package dev.rooms.http.template;

import static dev.rooms.http.Api.ROOMS;
import static dev.rooms.http.Api.TEMPLATES;
import static dev.rooms.http.Api.fields;
import static dev.rooms.http.Api.idIn;
import static dev.rooms.http.Api.json;
import static dev.rooms.http.Api.made;
import static dev.rooms.http.Problems.assertInvalid;
import static dev.rooms.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.application.shared.AtOnce;
import dev.rooms.http.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class TemplateResourceTest {
    private static final String[] FIELDS = {
        "id",
        "name",
        "room_type",
        "is_default",
        "archived",
        "revision",
        "max_participants",
        "empty_timeout_seconds",
        "departure_timeout_seconds",
        "max_duration_seconds",
        "grace_seconds",
        "codecs",
        "recording_enabled",
        "sip_enabled",
        "metadata",
        "roles",
        "consent_policy",
        "late_joiner_policy",
        "consent_text_version",
        "recording_auto_start",
        "retention_days",
        "created_at",
        "updated_at"
    };

    private final Api api = Api.admin();

    private String defaultOf(String type) {
        return api.get(TEMPLATES + "?limit=100&room_type=" + type)
                .jsonPath()
                .getString("items.find { it.is_default }.id");
    }

    @Test
    void a_new_template_shows_everything_that_was_said() {
        var answer = api.post(TEMPLATES, json("""
                        {'name': 'Konsil', 'room_type': 'webinar', 'max_participants': 50, 'empty_timeout_seconds': 60,
                         'departure_timeout_seconds': 10, 'max_duration_seconds': 7200, 'grace_seconds': 30,
                         'codecs': ['video/h264'], 'recording_enabled': true, 'sip_enabled': false,
                         'metadata': {'a': 'b'}, 'consent_policy': 'none', 'late_joiner_policy': 'announce',
                         'consent_text_version': 'v2', 'recording_auto_start': true, 'retention_days': 90,
                         'roles': {'host': {'publish_sources': ['screen_share', 'camera'], 'can_publish_data': false,
                                            'max_ttl_seconds': 600, 'lead_seconds': 60}}}
                        """));
        var id = idIn(made(answer));
        assertThat(answer.header("Location")).isEqualTo("/api/v1/templates/" + id);
        assertThat(answer.header("ETag")).isEqualTo("\"0\"");
        assertThat(fields(answer)).containsExactly(FIELDS);
        var template = answer.jsonPath();
        assertThat(template.getInt("revision")).isEqualTo(1);
        assertThat(template.getString("consent_policy")).isEqualTo("none");
        assertThat(template.getString("late_joiner_policy")).isEqualTo("announce");
        assertThat(template.getString("consent_text_version")).isEqualTo("v2");
        assertThat(template.getBoolean("recording_auto_start")).isTrue();
        assertThat(template.getInt("retention_days")).isEqualTo(90);
        assertThat(template.getList("codecs")).isEqualTo(List.of("video/h264"));
        assertThat(template.<String, Object>getMap("roles").keySet())
                .containsExactlyInAnyOrder("host", "participant", "viewer");
        assertThat(template.<String, Object>getMap("roles.host"))
                .isEqualTo(Map.of(
                        "publish_sources",
                        List.of("camera", "screen_share"),
                        "can_publish_data",
                        false,
                        "can_subscribe",
                        true,
                        "max_ttl_seconds",
                        600,
                        "lead_seconds",
                        60));
        assertThat(template.getInt("roles.viewer.max_ttl_seconds")).isEqualTo(3600);
        assertThat(api.get(answer.header("Location")).asString()).isEqualTo(answer.asString());
    }

    @ParameterizedTest
    @CsvSource({"individual, all_must_accept", "group, all_must_accept", "webinar, notice", "broadcast, notice"})
    void what_is_not_said_is_left_to_the_system(String type, String consent) {
        var template = api.post(TEMPLATES, json("{'name': 'T', 'room_type': '%s'}".formatted(type)))
                .jsonPath();
        for (var field : List.of("max_participants", "grace_seconds", "codecs", "metadata", "retention_days")) {
            assertThat(template.<Object>get(field)).as(field).isNull();
        }
        assertThat(template.getString("consent_policy")).isEqualTo(consent);
        assertThat(template.getString("late_joiner_policy")).isEqualTo("block");
        assertThat(template.getBoolean("is_default")).isFalse();
        assertThat(template.getBoolean("archived")).isFalse();
    }

    @Test
    void a_template_is_not_sent_again_to_who_has_it() {
        var template = api.template();
        var answer = api.call().header("If-None-Match", "\"0\"").get(template);
        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(answer.asString()).isEmpty();
        api.patch(template, json("{'name': 'B'}"));
        assertThat(api.call().header("If-None-Match", "\"0\"").get(template).statusCode())
                .isEqualTo(200);
    }

    @Test
    void each_filter_finds_what_it_says() {
        var shown = api.template();
        var hidden = made(api.post(TEMPLATES, json("{'name': 'H', 'room_type': 'webinar', 'archived': true}")));
        assertThat(api.get(TEMPLATES + "?archived=true&room_type=webinar")
                        .jsonPath()
                        .getList("items.id"))
                .contains(idIn(hidden))
                .doesNotContain(idIn(shown));
        assertThat(api.get(TEMPLATES + "?archived=false&room_type=group")
                        .jsonPath()
                        .getList("items.id"))
                .contains(idIn(shown))
                .doesNotContain(idIn(hidden));
        for (var query : List.of("archived=yes", "archived=", "room_type=x", "room_type=")) {
            assertProblem(api.get(TEMPLATES + "?" + query), "bad-parameter");
        }
    }

    @Nested
    class Patch {
        private String template;

        @BeforeEach
        void aTemplate() {
            template = made(api.post(TEMPLATES, json("""
                        {'name': 'T', 'room_type': 'group', 'max_participants': 9, 'metadata': {'ward': '3'},
                         'consent_policy': 'none', 'roles': {'host': {'max_ttl_seconds': 600, 'lead_seconds': 60}}}
                        """)));
        }

        private Response patch(String body) {
            return api.patch(template, json(body));
        }

        @Test
        void what_is_said_changes_the_rest_stays_and_a_revision_is_made() {
            var answer = patch("{'name': 'B'}");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.header("ETag")).isEqualTo("\"1\"");
            assertThat(answer.jsonPath().getString("name")).isEqualTo("B");
            assertThat(answer.jsonPath().getInt("revision")).isEqualTo(2);
            assertThat(answer.jsonPath().getInt("max_participants")).isEqualTo(9);
            assertThat(answer.jsonPath().getInt("roles.host.max_ttl_seconds")).isEqualTo(600);
        }

        @Test
        void it_may_come_as_plain_json_as_well() {
            assertThat(api.sending(json("{'name': 'B'}"))
                            .patch(template)
                            .jsonPath()
                            .getString("name"))
                    .isEqualTo("B");
        }

        @Test
        void nothing_changes_nothing() {
            assertThat(patch("{}").header("ETag")).isEqualTo("\"0\"");
            assertThat(patch("{'room_type': 'group', 'name': 'T'}").header("ETag"))
                    .isEqualTo("\"0\"");
        }

        @Test
        void null_gives_back_to_the_system_what_it_says() {
            var changed = patch("{'max_participants': null, 'consent_policy': null, 'metadata': null}")
                    .jsonPath();
            assertThat(changed.<Object>get("max_participants")).isNull();
            assertThat(changed.<Object>get("metadata")).isNull();
            assertThat(changed.getString("consent_policy")).isEqualTo("all_must_accept");
        }

        @Test
        void metadata_and_roles_are_merged() {
            var changed = patch("{'metadata': {'bed': '7', 'never': null}, 'roles': {'host': {'lead_seconds': 0}}}")
                    .jsonPath();
            assertThat(changed.<String, String>getMap("metadata")).isEqualTo(Map.of("ward", "3", "bed", "7"));
            assertThat(changed.getInt("roles.host.lead_seconds")).isZero();
            assertThat(changed.getInt("roles.host.max_ttl_seconds")).isEqualTo(600);
            var back = patch("{'metadata': {'ward': null}, 'roles': {'host': {'max_ttl_seconds': null}}}")
                    .jsonPath();
            assertThat(back.<String, String>getMap("metadata")).isEqualTo(Map.of("bed", "7"));
            assertThat(back.getInt("roles.host.max_ttl_seconds")).isEqualTo(21600);
            assertThat(patch("{'roles': null}").jsonPath().getInt("roles.host.lead_seconds"))
                    .isEqualTo(900);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "{'nope': null} | /nope | unknown-field",
                    "{'roles': {'king': null}} | /roles/king | unknown-field",
                    "{'roles': {'host': {'nope': null}}} | /roles/host/nope | unknown-field",
                    "{'revision': 7} | /revision | unknown-field",
                    "{'room_type': 'webinar'} | /room_type | immutable",
                    "{'room_type': null} | /room_type | required",
                    "{'name': null} | /name | required",
                    "{'metadata': {'a': {'b': null}}} | /metadata/a | wrong-type",
                    "{'max_participants': {'a': null}} | /max_participants | wrong-type",
                    "{'codecs': []} | /codecs | empty"
                })
        void what_cannot_be_is_refused_and_pointed_at(String body, String pointer, String code) {
            assertInvalid(patch(body), pointer, code);
        }

        @ParameterizedTest
        @ValueSource(strings = {"\"7\"", "W/\"7\"", "0", "garbage"})
        void a_stale_or_strange_if_match_is_refused(String header) {
            var change = api.sending(json("{'name': 'B'}")).header("If-Match", header);
            assertProblem(change.patch(template), "stale");
            assertProblem(api.call().header("If-Match", header).delete(template), "stale");
        }

        @Test
        void the_version_that_was_seen_can_be_changed() {
            for (var header : List.of("\"0\"", "*")) {
                assertThat(api.sending(json("{'name': 'B'}"))
                                .header("If-Match", header)
                                .patch(template)
                                .statusCode())
                        .isEqualTo(200);
            }
        }

        @Test
        void the_default_can_neither_be_archived_nor_dropped() {
            var standard = TEMPLATES + "/" + defaultOf("individual");
            for (var body : List.of("{'archived': true}", "{'is_default': false}", "{'is_default': null}")) {
                assertProblem(api.patch(standard, json(body)), "template-is-default");
            }
            assertProblem(api.delete(standard), "template-is-default");
        }
    }

    @Test
    void there_is_one_default_of_a_type() {
        var template = made(api.post(TEMPLATES, json("{'name': 'T', 'room_type': 'broadcast'}")));
        var answer = api.post(template + "/make-default");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.jsonPath().getBoolean("is_default")).isTrue();
        assertThat(answer.header("ETag")).isEqualTo("\"1\"");
        var other = made(api.post(TEMPLATES, json("{'name': 'T', 'room_type': 'broadcast', 'is_default': true}")));
        assertThat(defaultOf("broadcast")).isEqualTo(idIn(other));
        assertThat(api.patch(template, json("{'is_default': true}")).jsonPath().getBoolean("is_default"))
                .isTrue();
        assertThat(defaultOf("broadcast")).isEqualTo(idIn(template));
    }

    @Test
    void many_that_want_to_be_the_default_at_once_leave_one() {
        var templates = IntStream.range(0, 10)
                .mapToObj(_ -> made(api.post(TEMPLATES, json("{'name': 'T', 'room_type': 'webinar'}"))))
                .toList();
        var next = templates.iterator();
        var answers = AtOnce.run(10, () -> {
            String mine;
            synchronized (next) {
                mine = next.next();
            }
            return api.post(mine + "/make-default");
        });
        assertThat(answers).extracting(Response::statusCode).containsOnly(200);
        assertThat(api.get(TEMPLATES + "?limit=100&room_type=webinar")
                        .jsonPath()
                        .getList("items.findAll { it.is_default }"))
                .hasSize(1);
    }

    @Test
    void an_archived_template_is_hidden_from_new_rooms_and_from_being_the_default() {
        var template = api.template();
        assertThat(api.patch(template, json("{'archived': true}")).jsonPath().getBoolean("archived"))
                .isTrue();
        assertProblem(
                api.post(ROOMS, json("{'name': 'A', 'template_id': '%s'}".formatted(idIn(template)))),
                "template-archived");
        assertProblem(api.post(template + "/make-default"), "template-archived");
        assertProblem(
                api.post(TEMPLATES, json("{'name': 'T', 'room_type': 'group', 'archived': true, 'is_default': true}")),
                "template-archived");
    }

    @Test
    void a_template_that_rooms_use_stays_and_their_number_is_said() {
        var template = api.template();
        for (var name : List.of("A", "B")) {
            made(api.post(ROOMS, json("{'name': '%s', 'template_id': '%s'}".formatted(name, idIn(template)))));
        }
        var answer = api.delete(template);
        assertProblem(answer, "template-in-use");
        assertThat(answer.jsonPath().getInt("count")).isEqualTo(2);
    }

    @Test
    void a_deleted_template_is_gone() {
        var template = api.template();
        assertThat(api.delete(template).statusCode()).isEqualTo(204);
        assertProblem(api.get(template), "template-not-found");
    }
}
