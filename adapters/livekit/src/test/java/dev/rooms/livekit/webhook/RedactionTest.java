package dev.rooms.livekit.webhook;

import static dev.rooms.livekit.webhook.WebhookFixture.NOW;
import static dev.rooms.livekit.webhook.WebhookFixture.bytes;
import static dev.rooms.livekit.webhook.WebhookFixture.recorded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rooms.livekit.shared.HandMadeToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RedactionTest {
    private static final String JWT =
            HandMadeToken.of("{\"iss\":\"devkey\",\"sub\":\"ana\",\"exp\":1}", WebhookFixture.SECRET);

    private static Redaction redaction(byte[] body) {
        try {
            return Redaction.of(body);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String kept(String body) {
        return redaction(bytes(body)).payload();
    }

    /** A webhook with this value in this place alone. */
    private static String at(String place, String value) {
        var body = value;
        var names = place.split("/", -1);
        for (var name = names.length - 1; name > 0; name--) {
            body = names[name].equals("0") ? "[" + body + "]" : "{\"" + names[name] + "\":" + body + "}";
        }
        return body;
    }

    private static String text(String place, String body) {
        return Kept.tree(kept(body)).at(place).textValue();
    }

    @Nested
    class WhatHasAPlace {
        static Stream<String> places() {
            return Kept.places();
        }

        @ParameterizedTest
        @MethodSource("places")
        void is_kept_as_it_was(String place) {
            for (var value :
                    new String[] {"\"ana@example.org #1\"", "1772359200", "-2.5", "true", "null", "\"Ärztin 👩‍⚕️\""}) {
                assertThat(kept(at(place, value))).isEqualTo(at(place, value));
            }
        }

        @ParameterizedTest
        @MethodSource("places")
        void is_known_when_it_is_escaped(String place) {
            var body = at(place, "\"\\u0061na\\n\\\"\\\\\\/\"");
            assertThat(kept(body.replace("i", "\\u0069").replace("e", "\\u0065")))
                    .isEqualTo(at(place, "\"ana\\n\\\"\\\\/\""));
        }

        @ParameterizedTest
        @MethodSource("places")
        void is_empty_when_it_has_another_shape(String place) {
            assertThat(kept(at(place, "{\"sid\":\"SECRET\"}"))).isEqualTo(at(place, "{}"));
            assertThat(kept(at(place, "[\"SECRET\",[\"SECRET\"]]"))).isEqualTo(at(place, "{}"));
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                {"room":"SECRET"}                                           | {"room":{}}
                {"room":["SECRET"],"track":7}                               | {"room":{},"track":{}}
                {"egressInfo":{"fileResults":"SECRET"}}                     | {"egressInfo":{"fileResults":{}}}
                {"egressInfo":{"fileResults":{"filename":"a"}}}             | {"egressInfo":{"fileResults":{}}}
                {"egressInfo":{"fileResults":["SECRET",{"filename":"a"}]}}  | {"egressInfo":{"fileResults":[]}}
                {"egressInfo":{"fileResults":[{"size":"1"},{"size":"2"}]}}  | {"egressInfo":{"fileResults":[{"size":"1"}]}}
                {"egressInfo":{"fileResults":[ ]}}                          | {"egressInfo":{"fileResults":[]}}
                {"id":"EV_1","room":{"sid":"a","x":1},"room":{"sid":"b"}}   | {"id":"EV_1","room":{"sid":"a"},"room":{"sid":"b"}}
                """)
        void has_its_reader_see_what_it_would_have_seen(String body, String expected) {
            assertThat(kept(body)).isEqualTo(expected);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "egress_ended_failed",
                    "egress_ended_without_room",
                    "ingress_started",
                    "participant_connection_aborted",
                    "participant_joined",
                    "participant_joined_egress",
                    "participant_joined_sip",
                    "participant_left",
                    "participant_left_without_reason",
                    "room_finished",
                    "room_started",
                    "track_published_camera",
                    "track_published_data",
                    "track_published_microphone",
                    "track_published_screen_share",
                    "track_published_screen_share_audio",
                    "track_published_video_without_source",
                    "track_published_without_source",
                    "track_unpublished",
                    "unknown_event",
                })
        void is_all_that_is_read(String recorded) {
            var whole = new String(recorded(recorded), StandardCharsets.UTF_8);
            assertThat(WebhookJson.read(kept(whole), NOW)).isEqualTo(WebhookJson.read(whole, NOW));
        }

        @Test
        void is_all_that_is_kept_of_what_livekit_tells() {
            assertThat(redaction(recorded("participant_joined")).payload())
                    .isEqualTo("{\"event\":\"participant_joined\","
                            + "\"room\":{\"sid\":\"RM_8ZdLq3FvTn2c\",\"name\":\"s-0195512a4c3e7a10b1c2d3e4f5a6b7c8\"},"
                            + "\"participant\":{\"sid\":\"PA_anaFirst\",\"identity\":\"ana@example.org\","
                            + "\"state\":\"ACTIVE\",\"joinedAt\":\"1772359199\",\"joinedAtMs\":\"1772359199875\","
                            + "\"name\":\"Dr. Ana Ärztin 👩‍⚕️\","
                            + "\"attributes\":{\"rooms.token_id\":\"0195512a-4c3e-7a10-b1c2-d3e4f5a6b7c8\"}},"
                            + "\"id\":\"EV_joined\",\"createdAt\":\"1772359200\"}");
        }

        @Test
        void is_what_a_general_parser_finds_in_any_webhook() {
            var random = new Random(20);
            for (var round = 0; round < 10_000; round++) {
                var body = RandomWebhook.of(random);
                assertThat(Kept.tree(kept(body))).as(body).isEqualTo(Kept.of(body));
            }
        }

        @Test
        void can_be_stored_by_postgresql() {
            assertThat(text(
                            "/participant/name",
                            at("/participant/name", "\"a\\u0000b \\ud83d \\udc69 \\ud83d\\udc69 x\\ud83d\"")))
                    .isEqualTo("a\uFFFDb \uFFFD \uFFFD \ud83d\udc69 x\uFFFD");
        }

        @Test
        void gives_an_id_and_a_line_that_can_be_stored_by_postgresql() {
            var opened = redaction(bytes("{\"id\":\"EV_\\u0000\",\"room\":{\"name\":\"s-\\ud83d\"}}"));
            assertThat(opened.id()).isEqualTo("EV_\uFFFD");
            assertThat(opened.line()).isEqualTo("s-\uFFFD");
        }
    }

    @Nested
    class WhatHasNone {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "turnPassword",
                    "assume_role_external_id",
                    "assumeRoleExternalId",
                    "metadata",
                    "urls",
                    "location",
                    "permission",
                    "sip.h.authorization",
                    "Event",
                    "event2",
                    "created_at",
                    "egress_info",
                    "",
                    "ä",
                })
        void is_stepped_over_wherever_it_stands_and_whatever_it_is(String name) {
            for (var value :
                    new String[] {"\"SECRET-1\"", "[\"SECRET-1\"]", "{\"sid\":{\"id\":[\"SECRET-1\"]}}", "17"}) {
                var member = "\"%s\":%s".formatted(name, value);
                var body = """
                        {%1$s,"id":"EV_1",%1$s,"room":{%1$s},"participant":{"attributes":{%1$s},"sid":"PA_1",%1$s},
                        "egressInfo":{%1$s,"roomComposite":{%1$s,"fileOutputs":[{%1$s},{%1$s}]},"fileResults":[{%1$s}]},%1$s}
                        """.formatted(member);
                assertThat(kept(body)).isEqualTo("""
                        {"id":"EV_1","room":{},"participant":{"attributes":{},"sid":"PA_1"},\
                        "egressInfo":{"roomComposite":{"fileOutputs":[{}]},"fileResults":[{}]}}""");
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "room_started",
                    "room_finished",
                    "participant_joined",
                    "unknown_event",
                    "egress_ended_failed",
                    "ingress_started",
                })
        void is_not_stored_of_what_livekit_tells(String body) {
            assertThat(new String(recorded(body), StandardCharsets.UTF_8)).contains("SECRET-");
            assertThat(redaction(recorded(body)).payload()).doesNotContain("SECRET-", "turnPassword");
        }

        @ParameterizedTest
        @ValueSource(strings = {"metadata", "room", "event"})
        void is_looked_at_all_the_same(String name) {
            var before = "{\"" + name + "\":{\"" + name + "\":[";
            assertThat(kept(before + "1]},\"id\":\"EV_1\"}")).endsWith("\"id\":\"EV_1\"}");
            for (var broken :
                    new String[] {"01", "x", "\"\\x\"", "\"\n\"", "\"", "{\"a\"}", "{\"a\":1,}", "[1,]", "[".repeat(63)
                    }) {
                var body = before + broken + "]},\"id\":\"EV_1\"}";
                assertThatThrownBy(() -> Redaction.of(bytes(body))).isInstanceOf(IOException.class);
            }
            for (var octets :
                    new int[][] {{0xFF}, {0xC3}, {0xC0, 0x80}, {0xED, 0xA0, 0x80}, {0xF5, 0x80, 0x80, 0x80}}) {
                var text = IntStream.of(octets)
                        .mapToObj(it -> String.valueOf((char) it))
                        .collect(Collectors.joining());
                for (var broken : new String[] {'"' + text + '"', "{\"" + text + "\":1}", "\"\\n" + text + '"'}) {
                    var body = (before + broken + "]},\"id\":\"EV_1\"}").getBytes(StandardCharsets.ISO_8859_1);
                    assertThatThrownBy(() -> Redaction.of(body)).isInstanceOf(IOException.class);
                }
            }
        }

        @ParameterizedTest
        @CsvSource({"metadata, 64, true", "metadata, 65, false", "room, 64, true", "room, 65, false"})
        void is_nested_as_deep_as_anything(String name, int depth, boolean isRead) {
            var deep = bytes("{\"" + name + "\":" + "[".repeat(depth - 1) + "1" + "]".repeat(depth - 1) + "}");
            if (isRead) {
                assertThat(redaction(deep).payload()).startsWith("{");
            } else {
                assertThatThrownBy(() -> Redaction.of(deep)).isInstanceOf(IOException.class);
            }
        }
    }

    @Nested
    class ACredential {
        static Stream<String> places() {
            return Kept.places();
        }

        @ParameterizedTest
        @MethodSource("places")
        void is_removed_from_every_text(String place) {
            var key = "rk_0195512a-4c3e-7a10-b1c2-d3e4f5a6b7c8_" + "0af7".repeat(16);
            for (var secret : new String[] {
                JWT, JWT.replace("eyJ", "\\u0065yJ"), key, "rk_dev_" + "0".repeat(32), key.replace("_", "\\u005f")
            }) {
                assertThat(kept(at(place, "\"before " + secret + " after\"")))
                        .isEqualTo(at(place, "\"before [removed] after\""));
            }
        }

        @Test
        void of_a_url_is_removed_from_what_people_and_servers_fill() {
            for (var place : Kept.TEXTS) {
                assertThat(kept(at(place, "\"Put https:\\/\\/ana:secret@h.test/p?X-Amz-Signature=1: timeout\"")))
                        .isEqualTo(at(place, "\"Put https://[removed]@h.test/p?[removed] timeout\""));
            }
        }

        @Test
        void is_no_part_of_a_name_that_livekit_draws() {
            for (var place : Kept.NAMES) {
                var url = at(place, "\"https://h.test/p?x=1#y\"");
                assertThat(kept(url)).isEqualTo(url);
            }
        }

        @Test
        void is_removed_from_the_id_and_the_line() {
            var opened = redaction(bytes("{\"id\":\"" + JWT + "\",\"room\":{\"name\":\"" + JWT + "\"}}"));
            assertThat(opened.id()).isEqualTo("[removed]");
            assertThat(opened.line()).isEqualTo("[removed]");
        }
    }

    /** What is stepped over costs little, and what is looked at is looked at once. */
    @Nested
    class TheWork {
        private static final int SIZE = 50_000;

        private static String many(String piece) {
            return piece.repeat(SIZE / bytes(piece).length);
        }

        private static String members(String name, String value) {
            var member = "\"" + name + "\":" + value + ",";
            return many(member) + member.substring(0, member.length() - 1);
        }

        static Stream<String> pieces() {
            return Stream.of(
                    "x",
                    "\uFFFD",
                    "ä",
                    "👩",
                    "\\u0000",
                    "\\ud83d",
                    "\\ud83d\\udc69",
                    "\\uFFFD",
                    "\\n",
                    "\\\\",
                    "\\\"",
                    "eyJ",
                    "eyJa.",
                    "eyJ.",
                    "eyJa.b ",
                    "a.b.c ",
                    "-",
                    JWT + " ",
                    "\\u0065yJa.b.c ",
                    "\uFFFD\\uFFFD",
                    "rk_",
                    "rk_a",
                    "rk_a_",
                    "rk_dev_",
                    "rk_dev_" + "0".repeat(32) + " ",
                    ":",
                    "/",
                    "@",
                    "://",
                    "://a",
                    "://a:b",
                    "://@",
                    "://a?",
                    "://a? ",
                    ":///",
                    "https://a:b@c/d?e#f ",
                    "?",
                    "#");
        }

        static Stream<String> bodies() {
            var texts = pieces().flatMap(piece -> Stream.of(
                            "/metadata", "/participant/identity", "/room/sid", "/egressInfo/error")
                    .map(place -> at(place, '"' + many(piece) + '"')));
            var values = Stream.of(
                    "1",
                    "\"\uFFFD\"",
                    "\"ä\"",
                    "\"\\u0000\"",
                    "\"" + JWT + "\"",
                    "\"rk_dev_0\"",
                    "[]",
                    "{}",
                    "[[[[[[]]]]]]");
            var members = values.flatMap(value -> Stream.of("secret", "\uFFFD", "\\u0061", "sid", "s\\u0069d", "ä\\n")
                    .flatMap(name -> Stream.of("", "/room", "/participant/attributes", "/metadata")
                            .map(place -> at(place, "{" + members(name, value) + "}"))));
            var lists = Stream.of("[" + many("{\"filename\":\"\uFFFD\"},") + "1]", "[" + many("\"\uFFFD\",") + "{}]")
                    .map(list -> at("/egressInfo/fileResults", list));
            var deep = "[".repeat(60) + "\"\uFFFD\"" + "]".repeat(60) + ",";
            return Stream.of(texts, members, lists, Stream.of(at("/metadata", "[" + many(deep) + "1]")))
                    .flatMap(it -> it);
        }

        @ParameterizedTest
        @MethodSource("bodies")
        void is_at_most_twice_the_body(String body) {
            var octets = bytes(body);
            assertThat(redaction(octets).decoded()).isLessThanOrEqualTo(2 * octets.length);
        }

        @Test
        void is_less_than_half_of_an_ordinary_body() {
            var body = recorded("participant_joined");
            assertThat(redaction(body).decoded()).isBetween(1, body.length / 2);
        }
    }
}
