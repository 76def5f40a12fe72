package dev.rooms.livekit.shared;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.Arrays;

/** What may stand between the quotes of a JSON string (RFC 8259, section 7). */
public final class JsonText {
    private static final boolean[] ESCAPED = new boolean[128];

    static {
        Arrays.fill(ESCAPED, 0, ' ', true);
        ESCAPED['"'] = true;
        ESCAPED['\\'] = true;
    }

    private JsonText() {}

    /** The text with whatever cannot stand for itself escaped, without quotes around it. */
    public static String escaped(String text) {
        for (var at = 0; at < text.length(); at++) {
            if (isEscaped(text.charAt(at))) {
                return new String(JsonStringEncoder.getInstance().quoteAsString(text));
            }
        }
        return text;
    }

    /** Whether a character, or an octet of UTF-8, cannot stand for itself. */
    public static boolean isEscaped(int character) {
        return character >= 0 && character < ESCAPED.length && ESCAPED[character];
    }
}
