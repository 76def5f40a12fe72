package dev.rooms.livekit.shared;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonBytesTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    private static JsonNode read(JsonBytes json) throws IOException {
        return MAPPER.readTree(UTF_8.decode(json.written()).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "\"",
                "\\",
                "\\\"",
                "\\u0041",
                "</script>",
                "a\0b",
                "\b\t\n\u000b\f\r\u001b\u001f\u007f",
                "Ärztin ß \u0080 \u07ff",
                "€ \u0800 \u2028 \u2029 \ufeff \uffff \ue000 \ud7ff",
                "👩‍⚕️ 🏥 \ud800\udc00 \udbff\udfff",
            })
    void a_text_is_read_as_it_was_written_as_the_name_of_an_entry_and_as_a_value(String text) throws IOException {
        var json = read(new JsonBytes()
                .open()
                .entry(text, text)
                .field("texts", List.of(text, text))
                .close());
        assertThat(json.path(text).textValue()).isEqualTo(text);
        assertThat(json.path("texts")).extracting(JsonNode::textValue).containsExactly(text, text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "\udc69", "a\ud83db", "a\udc69b", "\udc69\ud83d", "\ud83d\ud83d\udc69"})
    void half_a_surrogate_pair_breaks_nothing(String text) throws IOException {
        var json = read(new JsonBytes().open().field("a", text).field("b", 1).close());
        var expected = new String(text.getBytes(UTF_8), UTF_8);
        assertThat(json.path("a").textValue()).isEqualTo(expected);
        assertThat(json.path("b").intValue()).isEqualTo(1);
    }

    @Test
    void any_text_is_read_as_it_was_written() throws IOException {
        var random = new Random(1);
        for (var round = 0; round < 5_000; round++) {
            var text = random.ints(random.nextInt(40), 0, Character.MAX_CODE_POINT + 1)
                    .map(point -> random.nextBoolean() ? point & 0xff : point)
                    .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            var json = read(new JsonBytes().open().field("text", text).close());
            assertThat(json.path("text").textValue()).isEqualTo(text);
        }
    }

    @Test
    void objects_numbers_and_lists_stand_where_they_were_put() throws IOException {
        var json = new JsonBytes()
                .open()
                .open("empty")
                .close()
                .field("least", Long.MIN_VALUE)
                .field("most", Long.MAX_VALUE)
                .open("outer")
                .open("inner")
                .field("yes", true)
                .close()
                .field("no", false)
                .close()
                .field("none", List.of())
                .close();
        assertThat(read(json)).isEqualTo(MAPPER.readTree("""
                {"empty": {}, "least": -9223372036854775808, "most": 9223372036854775807,
                 "outer": {"inner": {"yes": true}, "no": false}, "none": []}
                """));
    }

    @Test
    void more_than_the_usual_length_finds_room() throws IOException {
        var json = new JsonBytes().open();
        IntStream.range(0, 1_000).forEach(number -> json.field("field" + number, "é".repeat(number)));
        assertThat(read(json.close())).hasSize(1_000);
    }
}
