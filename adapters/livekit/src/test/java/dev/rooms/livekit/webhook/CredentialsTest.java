package dev.rooms.livekit.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.livekit.shared.HandMadeToken;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CredentialsTest {
    private static final String JWT =
            HandMadeToken.of("{\"iss\":\"devkey\",\"sub\":\"ana\",\"exp\":1}", WebhookFixture.SECRET);
    private static final String KEY = "rk_0195512a-4c3e-7a10-b1c2-d3e4f5a6b7c8_" + "0af7".repeat(16);

    private static String removed(String text) {
        return Credentials.removed(UrlSecrets.removed(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                "%s.",
                "Bearer %s",
                "wss://livekit.test/rtc?access_token=%s&x=1",
                "access_token%%3D%s",
                "{\"token\":\"%s\"}",
                "before_%s after",
                "a.b.%s.c.d",
                "ärztlich%s",
                "eyJ.eyJ %s %1$s",
            })
    void a_token_is_removed_wherever_it_stands(String around) {
        var parts = JWT.split("\\.", -1);
        assertThat(removed(around.formatted(JWT)))
                .doesNotContain(parts[1], parts[2])
                .contains("[removed]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                "(%s)",
                "key=%s&x=1",
                "%%20%s",
                "Bearer%s",
                "wss://livekit.test/%s/x",
                "{\"key\":\"%s\"}",
                "x_%s",
                "ä%s",
                "%s %1$s,%1$s",
                "rk_%s",
            })
    void a_key_is_removed_wherever_it_stands(String around) {
        for (var key : new String[] {KEY, "rk_dev_" + "0".repeat(32), "rk_demo_" + "1b".repeat(32)}) {
            assertThat(removed(around.formatted(key)))
                    .doesNotContain(key.substring(key.length() - 8))
                    .contains("[removed]");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eyJ",
                "eyJhbGci",
                "eyJ.x",
                "eyJ.a.b",
                "eyJa..b",
                "eyJa .b.c",
                "ward.three.east",
                "e.y.J",
                "rk_",
                "rk_ana",
                "rk_ana_maria",
                "rk__00000000000000000000000000000000",
                "mark_twain_of_hannibal_missouri",
                "clark_0195512a-4c3e-7a10-b1c2-d3e4f5a6b7c8_phone",
                "mark_dev_ops",
                "ana@example.org",
                "sip:ana@example.org;transport=udp?x#y",
                "mailto:ana@example.org?subject=x",
                "https://social.test/@ana",
                "https://social.test:8443/@ana:b@c",
                "https://[2001:db8::1]:8443/@ana",
                "https://id.test/users/7",
                "https://id.test/?",
                "https://@id.test",
                "://",
                ":/",
                "http:/a@b?c",
                "12:30 // what? #1 @ana",
                "why? #1",
                "C:\\temp\\a.mp4",
                "rooms/0195512a/1.mp4",
                "",
            })
    void anything_else_is_as_it_was(String text) {
        assertThat(removed(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://ana@h.test/p                      | https://[removed]@h.test/p
            https://ana:secret@h.test:8443/p          | https://[removed]@h.test:8443/p
            https://a:b@c@h.test/@d                   | https://[removed]@h.test/@d
            https://ana:se/cr/et@h.test/p             | https://[removed]@h.test/p
            s3://KEY:12/34@bucket/a?x                 | s3://KEY:12/34@bucket/a?[removed]
            s3://KEY:a/b@bucket/a?x                   | s3://[removed]@bucket/a?[removed]
            https://ana:secret@[::1]:80/p             | https://[removed]@[::1]:80/p
            https://h.test?x=1                        | https://h.test?[removed]
            https://h.test/p?x=1&y=a@b://c?d#e f?g    | https://h.test/p?[removed] f?g
            https://h.test/p#x                        | https://h.test/p#[removed]
            https://h.test/p?#x                       | https://h.test/p?[removed]
            Put "https://u:p@h.test/p?x": EOF         | Put "https://[removed]@h.test/p?[removed]": EOF
            <https://h.test/p?x>, rtmp://h/a?b        | <https://h.test/p?[removed]>, rtmp://h/a?[removed]
            https://a/https://u:p@h.test/p?x          | https://a/https://[removed]@h.test/p?[removed]
            https:\\\\u:p@h.test\\p?x                   | https:\\\\[removed]@h.test\\p?[removed]
            {"u":"https:\\/\\/u:p@h.test\\/p?x"}        | {"u":"https:\\/\\/[removed]@h.test\\/p?[removed]"}
            """)
    void the_user_the_query_and_the_fragment_of_a_url_are_removed(String text, String expected) {
        assertThat(removed(text)).isEqualTo(expected);
        assertThat(removed(expected)).isEqualTo(expected);
    }

    static Stream<String> pieces() {
        return Stream.of(
                "x",
                "eyJ",
                "eyJa.",
                "eyJ.",
                "eyJa.b ",
                "a.b.c ",
                "-",
                "eyJeyJ.eyJ",
                "eyJa.b.c ",
                "a_eyJ",
                "rk_",
                "rk_a",
                "rk_a_",
                "rk_dev_",
                "rk_dev_0",
                "rk_-",
                "_",
                KEY,
                KEY + " ",
                ":",
                "/",
                "@",
                "://",
                "://a",
                "://a:b",
                "://a:b/",
                "://a:b/@",
                "://@",
                "://a?",
                "://a? ",
                ":///",
                "://[",
                "://[:",
                ":\\",
                "https://a:b@c/d?e#f ",
                "?",
                "#",
                "://a:",
                "a:1");
    }

    @ParameterizedTest
    @MethodSource("pieces")
    void each_character_is_looked_at_a_few_times(String piece) {
        for (var prefix : new String[] {"", "eyJ", "eyJa.", "rk_", "://", "://a:b", "://[", "://a?"}) {
            for (Function<CharSequence, String> way : Stream.<Function<CharSequence, String>>of(
                            Credentials::withoutTokens, Credentials::withoutKeys, UrlSecrets::without)
                    .toList()) {
                var text = new Counted(prefix + piece.repeat(10_000 / piece.length()));
                var _ = way.apply(text);
                assertThat(text.reads()).isLessThan(20L * text.length());
            }
        }
    }

    @Test
    void a_text_in_one_piece_is_read_by_any_length() {
        assertThat(removed("https://" + "a:@".repeat(100_000) + "h/")).isEqualTo("https://[removed]@h/");
    }

    /** A text that counts how often it is read. */
    private static final class Counted implements CharSequence {
        private final String text;
        private long reads;

        Counted(String text) {
            this.text = text;
        }

        long reads() {
            return reads;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            reads++;
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int begin, int end) {
            reads += end - begin;
            return text.substring(begin, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
