package dev.rooms.objectstorage.recording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentDispositionTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Stand-up 2026.mp4 | attachment; filename="Stand-up 2026.mp4"
            Übung.mp4         | attachment; filename="_bung.mp4"; filename*=UTF-8''%C3%9Cbung.mp4
            a"b\\c.mp4        | attachment; filename="a_b_c.mp4"; filename*=UTF-8''a%22b%5Cc.mp4
            50%.mp4           | attachment; filename="50_.mp4"; filename*=UTF-8''50%25.mp4
            💡.mp4            | attachment; filename="_.mp4"; filename*=UTF-8''%F0%9F%92%A1.mp4
            """)
    void a_file_keeps_its_name(String name, String header) {
        assertThat(ContentDisposition.attachment(name)).isEqualTo(header);
    }

    @ParameterizedTest
    @CsvSource({"'a\r\nSet-Cookie: b'", "'a\u0000b'", "'a\u2028b'"})
    void no_name_ends_the_header(String name) {
        assertThat(ContentDisposition.attachment(name)).matches("[ -~]+");
    }
}
