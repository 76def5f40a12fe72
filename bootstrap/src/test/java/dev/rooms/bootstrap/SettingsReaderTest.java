package dev.rooms.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.bootstrap.SettingsReader.Settings;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {
    private static final int VARIABLES = 300;
    private static final int APPLICATION_PROPERTIES = 250;
    private static final Setting SECRET = new Setting("livekit.api-secret", true);
    private static final Setting URL = new Setting("livekit.server-url", false);

    private static Settings read(Map<String, String> environment) {
        return read(environment, environment, Map.of());
    }

    /** @param bytes what the variables really are, however the locale decodes them */
    private static Settings read(Map<String, String> environment, Map<String, String> bytes, Map<String, String> file) {
        return new SettingsReader(
                        List.of(
                                new PropertiesConfigSource(file, "file", APPLICATION_PROPERTIES),
                                new EnvConfigSource(environment, VARIABLES)),
                        List.of("prod"),
                        bytes)
                .read(Setting.ALL);
    }

    private static Stream<Arguments> everySettingWithEveryOddValue() {
        return Setting.ALL.stream()
                .flatMap(setting -> Stream.of(
                                "$$", "${", "${HOME}", "${x}", "${x:y}", "\\$", "\\\\$$", "\\", ",", "ü", "a b", "$")
                        .map(odd -> Arguments.of(setting, "pa" + odd + "word")));
    }

    /** As the program reads it, where references are resolved. */
    private static String asTheProgramReads(Setting setting, Settings settings, Map<String, String> environment) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(
                        new EnvConfigSource(environment, VARIABLES),
                        new PropertiesConfigSource(StartConfigFactory.verbatim(settings.values()), "settings", 1_000))
                .build()
                .getValue(setting.name(), String.class);
    }

    @ParameterizedTest
    @MethodSource("everySettingWithEveryOddValue")
    void a_value_reaches_the_program_as_it_is(Setting setting, String value) {
        var environment = Map.of(setting.variable(), value);
        var settings = read(environment);
        assertThat(settings.problems()).isEmpty();
        assertThat(settings.said(setting.name())).contains(value);
        assertThat(asTheProgramReads(setting, settings, environment)).isEqualTo(value);
    }

    private static Stream<Setting> everySetting() {
        return Setting.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("everySetting")
    void what_is_empty_is_not_set_and_a_default_below_it_holds(Setting setting) {
        assertThat(read(Map.of(setting.variable(), "")).values()).isEmpty();
        var settings = read(Map.of(setting.variable(), ""), Map.of(), Map.of(setting.name(), "below"));
        assertThat(settings.get(setting.name())).contains("below");
    }

    @ParameterizedTest
    @MethodSource("everySetting")
    void white_space_around_a_secret_is_refused_and_around_anything_else_is_cut(Setting setting) {
        for (var space : List.of(" ", "\n", "\r\n", "\t", "\u00A0", "\u2003")) {
            var before = read(Map.of(setting.variable(), space + "value"));
            var after = read(Map.of(setting.variable(), "value" + space));
            if (setting.isSecret()) {
                assertThat(before.problems())
                        .singleElement()
                        .satisfies(line -> assertThat(line)
                                .startsWith(setting.variable() + " begins with U+")
                                .doesNotContain("value"));
                assertThat(after.problems())
                        .singleElement()
                        .satisfies(line -> assertThat(line).startsWith(setting.variable() + " ends with U+"));
            } else {
                assertThat(before.get(setting.name())).contains("value");
                assertThat(after.get(setting.name())).contains("value");
            }
        }
    }

    @Test
    void the_bytes_of_a_variable_count_and_not_what_the_locale_makes_of_them() {
        var settings =
                read(Map.of("LIVEKIT_API_SECRET", "pass??word"), Map.of("LIVEKIT_API_SECRET", "passüword"), Map.of());
        assertThat(settings.get(SECRET.name())).contains("passüword");
    }

    @ParameterizedTest
    @ValueSource(strings = {"LIVEKIT_API_SECRET", "LIVEKIT_SERVER_URL"})
    void what_cannot_be_decoded_is_refused(String variable) {
        assertThat(read(Map.of(variable, "a\uFFFDb")).problems())
                .containsExactly(
                        variable + " holds a byte that is not UTF-8, or a character that the locale does not have");
    }

    @ParameterizedTest
    @CsvSource({"'secret\n', secret", "'secret\r\n', secret", "secret, secret", "'se\ncret\n', 'se\ncret'"})
    void a_secret_may_stand_in_a_file_whose_last_line_ends(String content, String secret, @TempDir Path folder)
            throws IOException {
        for (var setting : Setting.ALL.stream().filter(Setting::isSecret).toList()) {
            var file = Files.writeString(folder.resolve("file"), content);
            var settings = read(Map.of(setting.variable() + "_FILE", file.toString()));
            assertThat(settings.problems()).isEmpty();
            assertThat(settings.get(setting.name())).contains(secret);
        }
    }

    @Test
    void a_file_of_no_use_is_one_line(@TempDir Path folder) throws IOException {
        assertThat(problemsOfFile(folder.resolve("none")))
                .containsExactly("ROOMS_API_KEY_FILE names a file that cannot be read");
        assertThat(problemsOfFile(folder)).containsExactly("ROOMS_API_KEY_FILE names a file that cannot be read");
        var file = folder.resolve("file");
        assertThat(problemsOfFile(Files.writeString(file, "\n")))
                .containsExactly("ROOMS_API_KEY_FILE names an empty file");
        assertThat(problemsOfFile(Files.write(file, "ä".getBytes(StandardCharsets.ISO_8859_1))))
                .containsExactly("ROOMS_API_KEY_FILE names a file that is not UTF-8");
        assertThat(problemsOfFile(Files.writeString(file, "a\n\n")))
                .containsExactly("ROOMS_API_KEY_FILE ends with U+000A LINE FEED (LF)");
        assertThat(problemsOfFile(Files.writeString(file, "a".repeat(70_000))))
                .containsExactly("ROOMS_API_KEY_FILE names a file of more than 65536 bytes");
    }

    private static List<String> problemsOfFile(Path file) {
        return read(Map.of("ROOMS_API_KEY_FILE", file.toString())).problems();
    }

    @Test
    void a_secret_and_its_file_are_not_both_set(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("file"), "secret").toString();
        assertThat(read(Map.of("LIVEKIT_API_SECRET", "a", "LIVEKIT_API_SECRET_FILE", file))
                        .problems())
                .containsExactly("LIVEKIT_API_SECRET and LIVEKIT_API_SECRET_FILE are both set");
        assertThat(read(Map.of("LIVEKIT_API_SECRET", "", "LIVEKIT_API_SECRET_FILE", file))
                        .get(SECRET.name()))
                .contains("secret");
        assertThat(read(Map.of("LIVEKIT_API_SECRET", "a", "LIVEKIT_API_SECRET_FILE", ""))
                        .get(SECRET.name()))
                .contains("a");
    }

    @Test
    void a_default_is_nobodys_wish() {
        var settings = new SettingsReader(
                        List.of(new PropertiesConfigSource(
                                Map.of(URL.name(), "ws://a"), "defaults", Integer.MIN_VALUE)),
                        List.of(),
                        Map.of())
                .read(Setting.ALL);
        assertThat(settings.get(URL.name())).contains("ws://a");
        assertThat(settings.said(URL.name())).isEmpty();
    }

    @Test
    void a_value_of_the_profile_comes_before_the_one_of_all() {
        var file = Map.of(URL.name(), "ws://all", "%prod." + URL.name(), "ws://prod");
        assertThat(read(Map.of(), Map.of(), file).get(URL.name())).contains("ws://prod");
    }

    @Test
    void what_nothing_reads_is_named_with_what_may_be_meant() {
        assertThat(UnknownSettings.among(List.of(
                        "ROOMS_DRAIN_SECOND",
                        "LIVEKIT_URL",
                        "LIVEKIT_SECRET",
                        "ROOMS_SOMETHING_ELSE_ALTOGETHER",
                        "LIVEKIT_API_SECRET",
                        "LIVEKIT_API_SECRET_FILE",
                        "ROOMS_STORAGE_GCS_CREDENTIALS_FILE",
                        "ROOMS_PORT",
                        "ROOMS_PORT_8080_TCP_ADDR",
                        "ROOMS_SERVICE_HOST",
                        "ROOMS_SERVICE_PORT_HTTP",
                        "LIVEKIT_SERVER_SERVICE_HOST",
                        "LIVEKIT_SERVER_SERVICE_PORT",
                        "LIVEKIT_SERVER_PORT_7880_TCP_PORT",
                        "LIVEKIT_PORT",
                        "PATH")))
                .containsExactly(
                        "Nothing reads LIVEKIT_PORT. Did you mean LIVEKIT_API_KEY?",
                        "Nothing reads LIVEKIT_SECRET. Did you mean LIVEKIT_API_SECRET?",
                        "Nothing reads LIVEKIT_URL. Did you mean LIVEKIT_PUBLIC_URL?",
                        "Nothing reads ROOMS_DRAIN_SECOND. Did you mean ROOMS_DRAIN_SECONDS?",
                        "Nothing reads ROOMS_SOMETHING_ELSE_ALTOGETHER");
    }
}
