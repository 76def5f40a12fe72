package dev.rooms.livekit.shared;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes a JSON object as bytes, with no tree or reflection between: every join token passes through here. The names of
 * fields are our own and need no escaping, unless said otherwise.
 */
public final class JsonBytes {
    private static final int USUAL = 768;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /** The octets of a string that JSON escapes (RFC 8259, section 7). */
    private static final boolean[] ESCAPED = new boolean[256];

    static {
        Arrays.fill(ESCAPED, 0, ' ', true);
        ESCAPED['"'] = true;
        ESCAPED['\\'] = true;
    }

    private byte[] buffer = new byte[USUAL];
    private int length;
    private boolean first = true;

    public JsonBytes open() {
        put('{');
        first = true;
        return this;
    }

    /** Begins an object that is the value of this field. */
    public JsonBytes open(String field) {
        name(field);
        return open();
    }

    public JsonBytes close() {
        put('}');
        first = false;
        return this;
    }

    public JsonBytes field(String field, String value) {
        name(field);
        text(value);
        return this;
    }

    /** A field whose value is our own as well: ASCII in which nothing needs escaping. */
    public JsonBytes plain(String field, String value) {
        name(field);
        reserve(value.length() + 2);
        buffer[length++] = '"';
        ascii(value);
        buffer[length++] = '"';
        return this;
    }

    /** A field whose name somebody else chose. */
    public JsonBytes entry(String name, String value) {
        separate();
        text(name);
        put(':');
        text(value);
        return this;
    }

    public JsonBytes field(String field, long value) {
        name(field);
        ascii(Long.toString(value));
        return this;
    }

    public JsonBytes field(String field, boolean value) {
        name(field);
        ascii(value ? "true" : "false");
        return this;
    }

    public JsonBytes field(String field, Iterable<String> values) {
        name(field);
        put('[');
        var begun = false;
        for (var value : values) {
            if (begun) {
                put(',');
            }
            begun = true;
            text(value);
        }
        put(']');
        return this;
    }

    /** Fields that were written before. */
    public JsonBytes fields(JsonBytes others) {
        separate();
        reserve(others.length);
        System.arraycopy(others.buffer, 0, buffer, length, others.length);
        length += others.length;
        return this;
    }

    /** Whether an octet cannot stand for itself in a string. */
    public static boolean isEscaped(byte octet) {
        return ESCAPED[octet & 0xff];
    }

    ByteBuffer written() {
        return ByteBuffer.wrap(buffer, 0, length);
    }

    private void name(String field) {
        separate();
        reserve(field.length() + 3);
        buffer[length++] = '"';
        ascii(field);
        buffer[length++] = '"';
        buffer[length++] = ':';
    }

    private void raw(byte[] octets) {
        System.arraycopy(octets, 0, buffer, length, octets.length);
        length += octets.length;
    }

    private void separate() {
        if (!first) {
            put(',');
        }
        first = false;
    }

    private void reserve(int more) {
        if (buffer.length - length < more) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
        }
    }

    private void text(String value) {
        var utf8 = value.getBytes(StandardCharsets.UTF_8);
        reserve(utf8.length + 2);
        buffer[length++] = '"';
        if (isPlain(utf8)) {
            raw(utf8);
        } else {
            escape(utf8);
        }
        put('"');
    }

    private static boolean isPlain(byte[] utf8) {
        for (var octet : utf8) {
            if (isEscaped(octet)) {
                return false;
            }
        }
        return true;
    }

    private void escape(byte[] utf8) {
        for (var octet : utf8) {
            if (octet >= 0 && octet < ' ') {
                ascii("\\u00");
                put(HEX[octet >> 4]);
                put(HEX[octet & 0xf]);
            } else {
                if (isEscaped(octet)) {
                    put('\\');
                }
                put(octet);
            }
        }
    }

    /** With the one method that copies without an array between; what it does wrongly begins behind ASCII. */
    @SuppressWarnings("deprecation")
    private void ascii(String text) {
        reserve(text.length());
        text.getBytes(0, text.length(), buffer, length);
        length += text.length();
    }

    private void put(int octet) {
        reserve(1);
        buffer[length++] = (byte) octet;
    }
}
