package dev.rooms.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsCheckTest {
    private static final Map<String, String> GOOD = Map.of(
            "quarkus.datasource.jdbc.url", "jdbc:postgresql://127.0.0.1:1/rooms",
            "livekit.server-url", "wss://livekit.example.org",
            "livekit.api-key", "key",
            "livekit.api-secret", "a-secret-of-more-than-32-characters",
            "rooms.api-key", "a-key-of-the-operator-of-32-characters");

    private static List<String> problems(Map<String, String> settings, boolean production) {
        return new SettingsCheck(name -> Optional.ofNullable(settings.get(name)), production, Duration.ZERO).problems();
    }

    private static List<String> problemsWith(String name, String value) {
        var settings = new HashMap<>(GOOD);
        settings.put(name, value);
        return problems(settings, true);
    }

    @ParameterizedTest
    @CsvSource({
        "quarkus.datasource.jdbc.url, QUARKUS_DATASOURCE_JDBC_URL",
        "livekit.server-url, LIVEKIT_SERVER_URL",
        "livekit.api-key, LIVEKIT_API_KEY",
        "livekit.api-secret, LIVEKIT_API_SECRET"
    })
    void what_production_cannot_do_without_is_named_when_it_is_missing(String name, String variable) {
        var settings = new HashMap<>(GOOD);
        settings.remove(name);
        assertThat(problems(settings, true)).containsExactly(variable + " is missing");
    }

    @ParameterizedTest
    @CsvSource({
        "quarkus.datasource.jdbc.url, jdbc:mysql://db/rooms, QUARKUS_DATASOURCE_JDBC_URL",
        "livekit.server-url, livekit.example.org, LIVEKIT_SERVER_URL",
        "livekit.server-url, ftp://livekit.example.org, LIVEKIT_SERVER_URL",
        "livekit.public-url, 'not a url', LIVEKIT_PUBLIC_URL",
        "livekit.api-secret, too-short, LIVEKIT_API_SECRET",
        "rooms.api-key, too-short, ROOMS_API_KEY",
        "livekit.sip-enabled, maybe, LIVEKIT_SIP_ENABLED",
        "livekit.default-recording-enabled, 1, LIVEKIT_DEFAULT_RECORDING_ENABLED",
        "rooms.migrate-at-start, yes, ROOMS_MIGRATE_AT_START",
        "rooms.inbox-retention, 7 days, ROOMS_INBOX_RETENTION",
        "rooms.inbox-retention, P1M, ROOMS_INBOX_RETENTION",
        "rooms.inbox-retention, PT23H, ROOMS_INBOX_RETENTION",
        "rooms.inbox-retention, P3651D, ROOMS_INBOX_RETENTION",
        "rooms.events-retention, 30 days, ROOMS_EVENTS_RETENTION",
        "rooms.events-retention, PT23H, ROOMS_EVENTS_RETENTION",
        "rooms.recording.verify-timeout, 10 min, ROOMS_RECORDING_VERIFY_TIMEOUT",
        "rooms.recording.verify-timeout, PT0.5S, ROOMS_RECORDING_VERIFY_TIMEOUT",
        "rooms.recording.verify-timeout, PT25H, ROOMS_RECORDING_VERIFY_TIMEOUT",
        "rooms.recording.key-pattern, files/{room_id}, ROOMS_RECORDING_KEY_PATTERN",
        "rooms.storage.path-style, nope, ROOMS_STORAGE_PATH_STYLE",
        "rooms.http.request-timeout, 90, ROOMS_HTTP_REQUEST_TIMEOUT",
        "rooms.http.request-timeout, PT0S, ROOMS_HTTP_REQUEST_TIMEOUT",
        "rooms.http.body-memory, plenty, ROOMS_HTTP_BODY_MEMORY",
        "rooms.http.body-memory, 0M, ROOMS_HTTP_BODY_MEMORY",
        "quarkus.http.idle-timeout, never, QUARKUS_HTTP_IDLE_TIMEOUT",
        "quarkus.http.limits.max-connections, many, QUARKUS_HTTP_LIMITS_MAX_CONNECTIONS",
        "quarkus.http.http2, on, QUARKUS_HTTP_HTTP2",
        "quarkus.http.port, eighty, QUARKUS_HTTP_PORT",
        "quarkus.http.port, 70000, QUARKUS_HTTP_PORT"
    })
    void a_bad_value_is_named_and_not_shown(String name, String value, String variable) {
        assertThat(problemsWith(name, value))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .startsWith(variable + " must ")
                        .doesNotContain(value.equals("1") ? "=1" : value));
    }

    @Test
    void the_key_of_development_is_refused_in_production_alone() {
        var key = "rk_dev_00000000000000000000000000000000";
        assertThat(problemsWith("rooms.api-key", key))
                .containsExactly("ROOMS_API_KEY must not be the key of development, which everybody knows");
        assertThat(problems(Map.of("rooms.api-key", key), false)).isEmpty();
        assertThat(problemsWith("rooms.api-key", key.replace('0', '1')))
                .allSatisfy(line -> assertThat(line).startsWith("QUARKUS_DATASOURCE_JDBC_URL"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"P1D", "P7D", "PT36H", "P3650D"})
    void webhooks_and_events_may_be_kept_for_days_or_years(String retention) {
        assertThat(problems(Map.of("rooms.inbox-retention", retention), false)).isEmpty();
        assertThat(problems(Map.of("rooms.events-retention", retention), false)).isEmpty();
    }

    @Test
    void a_second_key_needs_its_secret_and_the_secret_its_key() {
        var settings = new HashMap<>(GOOD);
        settings.put("livekit.api-key-next", "another");
        assertThat(problems(settings, true)).containsExactly("LIVEKIT_API_SECRET_NEXT is missing");
        settings.put("livekit.api-secret-next", "short");
        assertThat(problems(settings, true)).containsExactly("LIVEKIT_API_SECRET_NEXT must be at least 32 bytes");
        settings.remove("livekit.api-key-next");
        settings.put("livekit.api-secret-next", "s".repeat(32));
        assertThat(problems(settings, true)).containsExactly("LIVEKIT_API_KEY_NEXT is missing");
        settings.put("livekit.api-key-next", GOOD.get("livekit.api-key"));
        assertThat(problems(settings, true))
                .containsExactly("LIVEKIT_API_KEY_NEXT must not be the same as LIVEKIT_API_KEY");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ws://a:7880",
                "wss://a",
                "http://a:1",
                "https://a/prefix",
                "ws://livekit_server:7880",
                "http://stack_livekit_1",
                "ws://bücher.example:7880",
                "wss://bücher.example",
                "ws://[::1]:7880",
                "wss://[2001:db8::7]/livekit",
                "ws://10.0.0.1",
                "wss://livekit.example.org./"
            })
    void livekit_may_be_named_by_any_address_that_the_world_has(String url) {
        assertThat(problemsWith("livekit.server-url", url))
                .allSatisfy(line -> assertThat(line).startsWith("QUARKUS_DATASOURCE_JDBC_URL"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"collector:4317", "ftp://collector", "http://", "grpc://collector:4317"})
    void traces_are_sent_to_no_other_place_than_a_url(String endpoint) {
        assertThat(problems(Map.of("otel.exporter.otlp.endpoint", endpoint), false))
                .singleElement()
                .satisfies(line ->
                        assertThat(line).startsWith("OTEL_EXPORTER_OTLP_ENDPOINT must be an http or https URL: it "));
    }

    @ParameterizedTest
    @CsvSource({
        "livekit:7880, it has no scheme",
        "tcp://livekit:7880, it has another scheme",
        "ws://, it names no host",
        "ws:///path, it names no host",
        "ws://:7880, it names no host",
        "ws://a b, it holds U+0020 SPACE",
        "ws://pa$$word, its host may not hold U+0024 DOLLAR SIGN",
        "'ws://a,b', its host may not hold U+002C COMMA",
        "ws://a:port, its port must be a number from 1 to 65535",
        "ws://a:99999, its port must be a number from 1 to 65535",
        "ws://a:, its port must be a number from 1 to 65535",
        "ws://me:secret@a, it may not hold a user",
        "ws://a/?x=1, it may not hold a query or a fragment",
        "ws://a/\\, it may not hold U+005C REVERSE SOLIDUS at that place (8)",
        "ws://${HOST}, it may not hold U+007B LEFT CURLY BRACKET at that place (7)"
    })
    void what_is_wrong_with_an_address_is_said(String url, String why) {
        assertThat(problemsWith("livekit.server-url", url))
                .containsExactly("LIVEKIT_SERVER_URL must be a ws, wss, http or https URL: " + why);
    }

    @Test
    void a_host_with_an_underscore_has_no_certificate() {
        assertThat(problemsWith("livekit.server-url", "wss://livekit_server"))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("underscore", "certificate"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"wss://livekit_public", "wss://a,b/?x=${y}", "https://me@a:port/path#x"})
    void of_an_address_for_clients_only_scheme_and_host_are_asked_for(String url) {
        assertThat(problems(Map.of("livekit.public-url", url), false)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ü, U+00FC LATIN SMALL LETTER U WITH DIAERESIS", "' ', U+0020 SPACE"})
    void an_api_key_holds_only_what_a_header_carries(String odd, String name) {
        assertThat(problems(Map.of("rooms.api-key", "a".repeat(20) + odd + "a".repeat(20)), false))
                .containsExactly("ROOMS_API_KEY must not hold " + name + ", for HTTP headers carry it");
    }

    private static Stream<Arguments> everySettingWithEveryOddValue() {
        return Setting.ALL.stream()
                .flatMap(setting -> Stream.of(
                                "$$", "${", "${HOME}", "${x}", "\\$", "\\", ",", "ü", "a b", "://", "[", "-1")
                        .map(odd -> Arguments.of(setting, odd)));
    }

    @ParameterizedTest
    @MethodSource("everySettingWithEveryOddValue")
    void an_odd_value_is_fine_or_its_variable_is_named(Setting setting, String odd) {
        // Of two keys and of a storage, one member asks for the others.
        var others = Set.of("is missing", "are missing");
        assertThat(problems(Map.of(setting.name(), odd), false))
                .filteredOn(line -> others.stream().noneMatch(line::contains))
                .allSatisfy(line -> assertThat(line).startsWith(setting.variable() + " must "));
    }

    @Test
    void a_database_that_does_not_answer_is_named() {
        assertThat(problems(GOOD, true))
                .singleElement()
                .satisfies(
                        line -> assertThat(line).startsWith("QUARKUS_DATASOURCE_JDBC_URL does not lead to a database"));
    }

    @Test
    void where_parts_are_embedded_nothing_has_to_be_said() {
        assertThat(problems(Map.of(), false)).isEmpty();
        assertThat(problems(Map.of("livekit.api-secret", "secret"), false)).isEmpty();
    }
}
