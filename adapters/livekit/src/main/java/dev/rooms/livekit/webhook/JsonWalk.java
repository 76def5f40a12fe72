package dev.rooms.livekit.webhook;

import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.rooms.livekit.shared.JsonText;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Steps over the values of a JSON text (RFC 8259) in UTF-8 where it lies, and refuses what is none. A general parser
 * does the same at more than twice the price, and every webhook pays it before it is acknowledged.
 */
final class JsonWalk {
    /** What Jackson makes a number of, which reads the text later. */
    private static final int LONGEST_NUMBER = StreamReadConstraints.DEFAULT_MAX_NUM_LEN;

    /** So that nobody's nesting overflows the stack. */
    static final int MAX_DEPTH = 64;

    private static final int END = -1;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EACH = 0x0101_0101_0101_0101L;
    private static final long HIGHEST = 0x8080_8080_8080_8080L;

    private final byte[] text;
    private int at;
    /** The last string stepped over: its beginning here, then the OR of all its octets and whether it has escapes. */
    private int begin;

    private long bits;
    private boolean isEscaped;

    private @Nullable CharsetDecoder decoder;
    private int decoded;

    JsonWalk(byte[] text) {
        this.text = text;
    }

    /** The index at which the next step begins. */
    int at() {
        return at;
    }

    /** The first octet of what comes next, or -1 at the end. */
    int peek() {
        while (at < text.length) {
            var octet = text[at];
            if (octet != ' ' && octet != '\n' && octet != '\r' && octet != '\t') {
                return octet;
            }
            at++;
        }
        return END;
    }

    boolean isAtEnd() {
        peek();
        return at == text.length;
    }

    boolean take(char expected) {
        var isNext = peek() == expected;
        if (isNext) {
            at++;
        }
        return isNext;
    }

    void expect(char expected) throws IOException {
        if (!take(expected)) {
            throw new IOException("no " + expected);
        }
    }

    /** A string that begins right here. Whether it is UTF-8 shows when it {@linkplain #isPlain is plain} or is read. */
    void string() throws IOException {
        begin = at;
        bits = 0;
        isEscaped = false;
        if (!skip('"')) {
            throw new IOException("no string");
        }
        while (true) {
            plain();
            switch (next()) {
                case '"' -> {
                    at++;
                    return;
                }
                case '\\' -> {
                    at++;
                    isEscaped = true;
                    escape();
                }
                case END -> throw new IOException("a string without an end");
                default -> throw new IOException("a control character in a string");
            }
        }
    }

    /** Eight octets at a time, since nearly every octet passes here. */
    private void plain() {
        var here = at;
        while (here + Long.BYTES <= text.length) {
            var eight = (long) EIGHT.get(text, here);
            var found = escaped(eight);
            // Takes only the octets before the first found one, or all eight when none is found.
            bits |= eight & ((found & -found) - 1);
            if (found != 0) {
                at = here + Long.numberOfTrailingZeros(found) / Byte.SIZE;
                return;
            }
            here += Long.BYTES;
        }
        while (here < text.length && !JsonText.isEscaped(text[here])) {
            bits |= text[here];
            here++;
        }
        at = here;
    }

    /**
     * The highest bit of each octet that is a quote, a backslash or a control character; what stands above the lowest of
     * them may be wrong.
     */
    private static long escaped(long octets) {
        var quote = octets ^ EACH * '"';
        var backslash = octets ^ EACH * '\\';
        var control = (octets - EACH * ' ') & ~octets;
        return (((quote - EACH) & ~quote) | ((backslash - EACH) & ~backslash) | control) & HIGHEST;
    }

    private void escape() throws IOException {
        switch (next()) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> at++;
            case 'u' -> {
                at++;
                for (var digits = 0; digits < 4; digits++) {
                    if (Character.digit(next(), 16) < 0) {
                        throw new IOException("an escape without its digits");
                    }
                    at++;
                }
            }
            default -> throw new IOException("an unknown escape");
        }
    }

    /** Whether the last string stepped over is ASCII without escapes. */
    boolean isPlain() {
        return !isEscaped && isAscii();
    }

    boolean isEscaped() {
        return isEscaped;
    }

    private boolean isAscii() {
        return (bits & HIGHEST) == 0;
    }

    /** The value of the last string stepped over, without quotes and escapes. */
    String said() throws IOException {
        var quoted = quoted();
        var raw = quoted.substring(1, quoted.length() - 1);
        return isEscaped ? unescaped(raw) : raw;
    }

    /** The last string stepped over, with its quotes and escapes. */
    String quoted() throws IOException {
        decoded += at - begin;
        return isAscii() ? new String(text, begin, at - begin, StandardCharsets.ISO_8859_1) : decode().toString();
    }

    private CharSequence decode() throws CharacterCodingException {
        if (decoder == null) {
            decoder = StandardCharsets.UTF_8.newDecoder();
        }
        return decoder.decode(ByteBuffer.wrap(text, begin, at - begin));
    }

    private String unescaped(String raw) {
        decoded += at - begin;
        var said = new StringBuilder(raw.length());
        var copied = 0;
        for (var escape = raw.indexOf('\\'); escape >= 0; escape = raw.indexOf('\\', copied)) {
            said.append(raw, copied, escape);
            copied = escape + 2;
            switch (raw.charAt(escape + 1)) {
                case 'b' -> said.append('\b');
                case 'f' -> said.append('\f');
                case 'n' -> said.append('\n');
                case 'r' -> said.append('\r');
                case 't' -> said.append('\t');
                case 'u' -> {
                    said.append((char) Integer.parseInt(raw, copied, copied + 4, 16));
                    copied += 4;
                }
                default -> said.append(raw.charAt(escape + 1));
            }
        }
        return said.append(raw, copied, raw.length()).toString();
    }

    /** The number of decoded octets; an octet that is decoded twice counts twice. */
    int decoded() {
        return decoded;
    }

    /**
     * Steps over any value.
     *
     * @param depth the number of values around it
     */
    void value(int depth) throws IOException {
        if (depth > MAX_DEPTH) {
            throw new IOException("nested too deeply");
        }
        switch (peek()) {
            case '{' -> {
                at++;
                if (!take('}')) {
                    do {
                        peek();
                        text();
                        expect(':');
                        value(depth + 1);
                    } while (take(','));
                    expect('}');
                }
            }
            case '[' -> {
                at++;
                if (!take(']')) {
                    do {
                        value(depth + 1);
                    } while (take(','));
                    expect(']');
                }
            }
            case '"' -> text();
            default -> scalar();
        }
    }

    private void text() throws IOException {
        string();
        if (!isAscii()) {
            decoded += at - begin;
            decode();
        }
    }

    /** A number, true, false or null. */
    void scalar() throws IOException {
        switch (peek()) {
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> number();
        }
    }

    private void word(String word) throws IOException {
        for (var letter = 0; letter < word.length(); letter++) {
            if (next() != word.charAt(letter)) {
                throw new IOException("an unknown word");
            }
            at++;
        }
    }

    private void number() throws IOException {
        var begin = at;
        skip('-');
        if (!skip('0')) {
            digits();
        }
        if (skip('.')) {
            digits();
        }
        if (skip('e') || skip('E')) {
            var _ = skip('+') || skip('-');
            digits();
        }
        if (at - begin > LONGEST_NUMBER) {
            throw new IOException("a number too long");
        }
    }

    private void digits() throws IOException {
        var begin = at;
        while (next() >= '0' && next() <= '9') {
            at++;
        }
        if (at == begin) {
            throw new IOException("no digit");
        }
    }

    private boolean skip(char octet) {
        var isNext = next() == octet;
        if (isNext) {
            at++;
        }
        return isNext;
    }

    private int next() {
        return at < text.length ? text[at] : END;
    }
}
