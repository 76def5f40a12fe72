package dev.rooms.domain.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FileNameTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "हिन्दी कक्षा",
                "ชั้นเรียน",
                "فارسی می\u200Cخواهم",
                "Ärzte & Co. (3), 50 % #1 + 'a' = {b} [c] ~!@$^;",
                "👩\u200D⚕\uFE0F Visite",
                "数学"
            })
    void a_name_keeps_every_character_that_file_systems_allow(String name) {
        assertThat(FileName.words(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a/b\\c:d*e?f\"g<h>i | `a b c d e f g h i`",
                "`a\nb\u0007c\u2028d` | a b c d",
                "` . ..hidden. . ` | hidden",
                "`gpj.\u202Emp4` | `gpj. mp4`",
                "///  | ``"
            })
    void a_character_that_file_systems_forbid_becomes_a_space(String name, String words) {
        assertThat(FileName.words(name)).isEqualTo(words);
    }

    @Test
    void a_decomposed_name_is_composed() {
        assertThat(FileName.words("A\u0308rzte")).isEqualTo("Ärzte");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "क्षि", "👩\u200D⚕\uFE0F", "e\u0301\u0323"})
    void a_long_name_is_cut_between_whole_characters(String character) {
        var composed = Normalizer.normalize(character, Normalizer.Form.NFC);
        var words = FileName.words(character.repeat(300));
        assertThat(words.getBytes(StandardCharsets.UTF_8).length).isBetween(50, 200);
        assertThat(words).isEqualTo(composed.repeat(words.length() / composed.length()));
    }
}
