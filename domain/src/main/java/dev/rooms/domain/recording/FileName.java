package dev.rooms.domain.recording;

import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.text.Normalizer;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** The name that a browser gives to the file of a recording, such as {@code Standup 2026-03-01 10-00.mp4}. */
final class FileName {
    /** Windows forbids the most; control characters and line ends are forbidden or harmful everywhere. */
    private static final Pattern FORBIDDEN =
            Pattern.compile("[/\\\\:*?\"<>|\\p{Cc}\\p{Zl}\\p{Zp}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]");

    private static final Pattern SPACES = Pattern.compile("\\s+");
    /** Windows drops dots and spaces at an end; a dot at the beginning hides a file elsewhere. */
    private static final Pattern ENDS = Pattern.compile("^[. ]+|[. ]+$");

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH-mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int MOST_CHARACTERS = 80;
    /** File systems take 255 bytes, and the time and the extension need their part. */
    private static final int MOST_BYTES = 200;

    private FileName() {}

    static String of(Recording recording) {
        var facts = recording.facts();
        var started = recording.run().startedAt();
        var words = words(facts.roomName());
        return (words.isEmpty() ? "recording" : words) + " "
                + DAY.format(started == null ? facts.requestedAt() : started) + "."
                + facts.wish().kind().extension();
    }

    static String words(String roomName) {
        var allowed = FORBIDDEN
                .matcher(Normalizer.normalize(roomName, Normalizer.Form.NFC))
                .replaceAll(" ");
        var single = SPACES.matcher(allowed).replaceAll(" ");
        return bare(cut(bare(single)));
    }

    private static String bare(String text) {
        return ENDS.matcher(text).replaceAll("");
    }

    /** A letter keeps its marks, and a joined emoji its parts. */
    private static String cut(String text) {
        var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        var end = 0;
        for (var count = 0; count < MOST_CHARACTERS; count++) {
            var next = characters.next();
            if (next == BreakIterator.DONE
                    || text.substring(0, next).getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
                break;
            }
            end = next;
        }
        return text.substring(0, end);
    }
}
