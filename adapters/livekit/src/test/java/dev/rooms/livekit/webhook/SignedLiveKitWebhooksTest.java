package dev.rooms.livekit.webhook;

import static dev.rooms.livekit.webhook.WebhookFixture.NOW;
import static dev.rooms.livekit.webhook.WebhookFixture.bytes;
import static dev.rooms.livekit.webhook.WebhookFixture.digest;
import static dev.rooms.livekit.webhook.WebhookFixture.recorded;
import static dev.rooms.livekit.webhook.WebhookFixture.signed;
import static dev.rooms.livekit.webhook.WebhookFixture.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rooms.application.shared.MutableClock;
import dev.rooms.application.webhook.SignedWebhook;
import dev.rooms.application.webhook.WebhookEventId;
import dev.rooms.application.webhook.WebhookRefused;
import dev.rooms.application.webhook.WebhookUnreadable;
import dev.rooms.livekit.shared.HandMadeToken;
import dev.rooms.livekit.shared.LiveKitServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

final class SignedLiveKitWebhooksTest {
    private static final byte[] BODY = recorded("participant_joined");
    private static final ObjectReader STRICT = new JsonMapper().reader(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final SignedLiveKitWebhooks WEBHOOKS = webhooks(NOW);

    private static SignedLiveKitWebhooks webhooks(Instant now) {
        return webhooks(WebhookFixture.KEY, WebhookFixture.SECRET, now);
    }

    private static SignedLiveKitWebhooks webhooks(String key, String secret, Instant now) {
        var server = new LiveKitServer(Optional.of(key), Optional.of(secret), Optional.empty(), Optional.empty());
        return new SignedLiveKitWebhooks(server, new MutableClock(now));
    }

    private static SignedWebhook open(byte[] body) {
        return WEBHOOKS.open(body, signed(body));
    }

    private static SignedWebhook open(String body) {
        return open(bytes(body));
    }

    private static void isRefused(byte[] body, @Nullable String authorization) {
        assertThatThrownBy(() -> WEBHOOKS.open(body, authorization)).isInstanceOf(WebhookRefused.class);
    }

    private static String claims(String digest) {
        return "\"exp\":1772359500,\"sha256\":" + digest;
    }

    @Nested
    class ASignature {
        @Test
        void of_exactly_these_bytes_is_right() {
            assertThat(WEBHOOKS.open(BODY, signed(BODY)).id()).isEqualTo(new WebhookEventId("EV_joined"));
        }

        @Test
        void is_as_good_the_second_time_since_livekit_sends_again() {
            assertThat(open(BODY)).isEqualTo(open(BODY));
        }

        @ParameterizedTest
        @NullAndEmptySource
        @ValueSource(strings = {" ", "Bearer", "Bearer ", "x", "a.b.c", "Basic ZGV2a2V5OnNlY3JldA=="})
        void must_be_there(@Nullable String authorization) {
            isRefused(BODY, authorization);
        }

        @ParameterizedTest
        @ValueSource(strings = {"Bearer ", "bearer ", "Bearer:", " ", "\t"})
        void stands_alone(String prefix) {
            isRefused(BODY, prefix + signed(BODY));
        }

        @Test
        void is_of_the_raw_bytes_and_not_of_what_they_mean() {
            var signature = signed(BODY);
            var text = new String(BODY, StandardCharsets.UTF_8);
            isRefused(bytes(text + " "), signature);
            isRefused(bytes(text.replaceFirst(": ", ":  ")), signature);
            isRefused(bytes(text.replaceFirst(": ", ":")), signature);
            isRefused(bytes("\uFEFF" + text), signature);
            isRefused(new byte[0], signature);
        }

        @Test
        void fits_no_body_with_one_changed_byte() {
            var signature = signed(BODY);
            for (var at = 0; at < BODY.length; at++) {
                var changed = BODY.clone();
                changed[at] ^= 1;
                isRefused(changed, signature);
            }
        }

        @Test
        void of_the_packed_body_does_not_fit_the_unpacked_one() throws IOException {
            var packed = new ByteArrayOutputStream();
            try (var gzip = new GZIPOutputStream(packed)) {
                gzip.write(BODY);
            }
            isRefused(packed.toByteArray(), signed(BODY));
            isRefused(BODY, signed(packed.toByteArray()));
        }

        @Test
        void is_no_join_token() {
            isRefused(BODY, token("\"sub\":\"ana\",\"exp\":1772359500,\"video\":{\"roomJoin\":true,\"room\":\"s-1\"}"));
        }

        @Test
        void has_its_digest_at_the_top() {
            isRefused(BODY, token("\"exp\":1772359500,\"attributes\":{\"sha256\":\"" + digest(BODY) + "\"}"));
        }

        static Stream<String> wrongDigests() {
            var digest = digest(BODY);
            var raw = Base64.getDecoder().decode(digest);
            return Stream.of(
                            "",
                            " ",
                            "=",
                            "null",
                            digest(bytes("")),
                            digest(Arrays.copyOf(BODY, BODY.length - 1)),
                            digest + " ",
                            " " + digest,
                            digest + digest,
                            digest.substring(0, 43),
                            digest.substring(0, 20),
                            HexFormat.of().formatHex(raw),
                            new StringBuilder(digest).reverse().toString(),
                            digest.replaceFirst("^.", "\u0130"))
                    .map(text -> "\"" + text + "\"");
        }

        @ParameterizedTest
        @MethodSource("wrongDigests")
        @ValueSource(strings = {"null", "0", "true", "[]", "{}"})
        void must_hold_the_digest(String digest) {
            isRefused(BODY, token(claims(digest)));
            isRefused(new byte[0], token(claims(digest.replace(digest(bytes("")), "x"))));
        }

        @Test
        void of_another_key_is_refused() {
            var payload = "{\"iss\":\"devkey\"," + claims("\"" + digest(BODY) + "\"") + "}";
            isRefused(BODY, HandMadeToken.of(payload, "b-secret-of-more-than-32-characters"));
            isRefused(BODY, HandMadeToken.of(payload.replace("devkey", "oldkey"), WebhookFixture.SECRET));
            isRefused(BODY, HandMadeToken.of("{\"alg\":\"none\",\"typ\":\"JWT\"}", payload, WebhookFixture.SECRET));
        }

        @Test
        void is_refused_when_we_share_no_key() {
            var server = new LiveKitServer(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
            var keyless = new SignedLiveKitWebhooks(server, new MutableClock(NOW));
            assertThatThrownBy(() -> keyless.open(BODY, signed(BODY))).isInstanceOf(WebhookRefused.class);
        }

        @ParameterizedTest
        @CsvSource({"-361, false", "-360, true", "-359, true", "0, true", "59, true", "60, true", "61, false"})
        void is_good_for_a_while_when_clocks_differ(int sentAhead, boolean good) {
            var signature = signed(BODY, NOW.plusSeconds(sentAhead));
            if (good) {
                assertThat(WEBHOOKS.open(BODY, signature)).isNotNull();
            } else {
                assertThatThrownBy(() -> WEBHOOKS.open(BODY, signature))
                        .isInstanceOfSatisfying(
                                WebhookRefused.class,
                                refused -> assertThat(refused.reason()).isEqualTo(WebhookRefused.Reason.TIME));
            }
        }

        @Test
        void that_is_wrong_is_so_at_any_time() {
            assertThatThrownBy(() -> WEBHOOKS.open(bytes("{}"), signed(BODY, NOW.plusSeconds(600))))
                    .isInstanceOfSatisfying(
                            WebhookRefused.class,
                            refused -> assertThat(refused.reason()).isEqualTo(WebhookRefused.Reason.SIGNATURE));
        }

        @Test
        void must_end_some_time() {
            isRefused(BODY, token("\"nbf\":1772359200,\"sha256\":\"" + digest(BODY) + "\""));
        }

        @Test
        void is_looked_at_before_the_body_is() {
            isRefused(bytes("no json"), signed(BODY));
        }
    }

    @Nested
    class ABody {
        static Stream<byte[]> unreadable() {
            return Stream.of(
                    bytes(""),
                    bytes(" "),
                    bytes("x"),
                    bytes("[]"),
                    bytes("[{\"event\":\"room_started\"}]"),
                    bytes("\"room_started\""),
                    bytes("1"),
                    bytes("null"),
                    bytes("{"),
                    bytes("{\"event\""),
                    bytes("{\"event\":"),
                    bytes("{\"event\":\"room"),
                    bytes("{\"event\":\"room_started\""),
                    bytes("{\"event\":\"room_started\",}"),
                    bytes("{\"event\":\"room_started\"}}"),
                    bytes("{\"event\":\"room_started\"}{}"),
                    bytes("{\"event\":\"room_started\"} x"),
                    bytes("{'event':'room_started'}"),
                    bytes("{event:\"room_started\"}"),
                    bytes("{\"event\":NaN}"),
                    bytes("{\"event\":01}"),
                    bytes("{\"event\":\"\\ud8\"}"),
                    bytes("{\"event\":\"a\nb\"}"),
                    bytes("{\"event\":\"a\0b\"}"),
                    bytes("{\"turnPassword\":"),
                    bytes("{\"turnPassword\":[[["),
                    bytes("<xml/>"),
                    new byte[] {0, 0, 0, 0},
                    new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xFF, '"', '}'},
                    new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xE4, '"', '}'},
                    new byte[] {'{', '"', (byte) 0xC3, '"', ':', '1', '}'},
                    new byte[] {'{', '"', 'i', 'd', '"', ':', '"', (byte) 0xC3, '"', '}'},
                    new byte[] {'{', '"', 'a', '"', ':', '{', '"', (byte) 0xC3, '\\', 't', '"', ':', '1', '}', '}'},
                    new byte[] {'{', '}', (byte) 0xAF},
                    new byte[] {'{', '}', (byte) 0xFF},
                    bytes("{\"a\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}"),
                    bytes("{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000)),
                    bytes("[".repeat(100_000)),
                    bytes("{\"secret\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}"),
                    bytes("{\"a\":" + "9".repeat(5_000) + "}"));
        }

        @ParameterizedTest
        @MethodSource("unreadable")
        void that_is_no_json_object_is_unreadable(byte[] body) {
            assertThatThrownBy(() -> open(body)).isInstanceOf(WebhookUnreadable.class);
        }

        @Test
        void that_was_damaged_anywhere_is_read_when_a_general_parser_reads_it() {
            var random = new Random(11);
            for (var round = 0; round < 20_000; round++) {
                var damaged = BODY.clone();
                for (var times = random.nextInt(3); times >= 0; times--) {
                    var octet = random.nextBoolean()
                            ? random.nextInt()
                            : JSON_OCTETS.charAt(random.nextInt(JSON_OCTETS.length()));
                    damaged[random.nextInt(damaged.length)] = (byte) octet;
                }
                if (isJsonObject(damaged)) {
                    assertThat(open(damaged).payload()).startsWith("{");
                } else {
                    assertThatThrownBy(() -> open(damaged)).isInstanceOf(WebhookUnreadable.class);
                }
            }
        }

        private static final String JSON_OCTETS = "{}[]\":,\\u0019-+.eEtfn \t\n";

        private static boolean isJsonObject(byte[] body) {
            try {
                var text = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(body))
                        .toString();
                return STRICT.readTree(text).isObject();
            } catch (IOException refused) {
                return false;
            }
        }

        @ParameterizedTest
        @CsvSource(useHeadersInDisplayName = true, textBlock = """
                BODY,                           ID,                LINE
                room_started,                   EV_roomstarted,    s-0195512a4c3e7a10b1c2d3e4f5a6b7c8
                participant_left,               EV_left,           s-0195512a4c3e7a10b1c2d3e4f5a6b7c8
                participant_connection_aborted, EV_aborted,        s-0195512a4c3e7a10b1c2d3e4f5a6b7c8
                track_published_camera,         EV_camera,         s-0195512a4c3e7a10b1c2d3e4f5a6b7c8
                unknown_event,                  EV_unknown,        s-0195512a4c3e7a10b1c2d3e4f5a6b7c8
                egress_ended_without_room,      EV_egressended,    EG_abc
                egress_ended_failed,            EV_egressfailed,   ''
                ingress_started,                EV_ingress,        IN_abc
                """)
        void has_an_id_and_a_line_in_which_it_is_applied(String body, String id, String line) {
            var opened = open(recorded(body));
            assertThat(opened.id()).isEqualTo(new WebhookEventId(id));
            assertThat(opened.line()).isEqualTo(line);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"event\":\"room_started\"}",
                    "{\"event\":\"room_started\",\"id\":\"\"}",
                    "{\"event\":\"room_started\",\"id\":null}",
                    "{\"event\":\"room_started\",\"id\":7}",
                    "{\"event\":\"room_started\",\"id\":{\"id\":\"EV_1\"}}",
                    "{\"event\":\"room_started\",\"id\":[\"EV_1\"]}",
                    "{\"event\":\"room_started\",\"room\":{\"id\":\"EV_1\"}}",
                })
        void without_an_id_is_known_by_its_content(String body) {
            assertThat(open(body).id()).isEqualTo(new WebhookEventId(digest(bytes(body))));
        }

        @Test
        void with_a_name_that_fits_no_index_is_known_by_its_digest() {
            var opened = open("{\"event\":\"room_started\",\"id\":\"" + "i".repeat(20_000) + "\",\"room\":{\"name\":\""
                    + "r".repeat(20_000) + "\",\"sid\":\"RM_1\"}}");
            assertThat(opened.id().value()).isEqualTo(digest(bytes("i".repeat(20_000))));
            assertThat(opened.line()).isEqualTo(digest(bytes("r".repeat(20_000))));
        }

        @Test
        void of_an_egress_without_a_name_stands_in_line_with_its_room() {
            assertThat(open("{\"egressInfo\":{\"egressId\":\"\"},\"room\":{\"name\":\"s-1\"}}")
                            .line())
                    .isEqualTo("s-1");
        }
    }
}
