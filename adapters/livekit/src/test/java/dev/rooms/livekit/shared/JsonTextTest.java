package dev.rooms.livekit.shared;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonTextTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    private static byte[] json(String text) {
        return ('"' + JsonText.escaped(text) + '"').getBytes(UTF_8);
    }

    private static String read(byte[] json) throws IOException {
        return MAPPER.readValue(json, String.class);
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
    void a_text_is_read_as_it_was_written(String text) throws IOException {
        assertThat(read(json(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "\udc69", "a\ud83d\"b", "a\udc69b", "\udc69\ud83d", "\ud83d\ud83d\udc69"})
    void half_a_surrogate_pair_breaks_nothing(String text) throws IOException {
        assertThat(read(json(text))).isEqualTo(new String(text.getBytes(UTF_8), UTF_8));
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
            assertThat(read(json(text))).isEqualTo(text);
        }
    }
}
