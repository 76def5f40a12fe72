package dev.rooms.livekit.shared;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes a JSON object as bytes, with no tree or reflection between: every join token passes through here. */
public final class JsonBytes {
    private static final int USUAL = 768;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

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

    byte[] toBytes() {
        return Arrays.copyOf(buffer, length);
    }

    private void name(String field) {
        if (!first) {
            put(',');
        }
        first = false;
        text(field);
        put(':');
    }

    private void text(String value) {
        var size = value.length();
        if (buffer.length - length < size + 2) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + size + 2));
        }
        // In local variables, because nearly every text is plain and most of a token's price is paid here.
        var to = buffer;
        var end = length;
        to[end++] = '"';
        for (var at = 0; at < size; at++) {
            var character = value.charAt(at);
            if (character < ' ' || character >= 0x80 || character == '"' || character == '\\') {
                length = end;
                escape(value, at);
                return;
            }
            to[end++] = (byte) character;
        }
        to[end++] = '"';
        length = end;
    }

    private void escape(String value, int from) {
        for (var at = from; at < value.length(); at++) {
            var character = value.charAt(at);
            if (character >= 0x80) {
                at += wide(value, at);
            } else if (character == '"' || character == '\\') {
                put('\\');
                put(character);
            } else if (character < ' ') {
                ascii("\\u00");
                put((char) HEX[character >> 4]);
                put((char) HEX[character & 0xf]);
            } else {
                put(character);
            }
        }
        put('"');
    }

    /** @return how many more characters this one has taken */
    private int wide(String value, int at) {
        var point = value.codePointAt(at);
        for (var utf8 : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
            put((char) (utf8 & 0xff));
        }
        return Character.charCount(point) - 1;
    }

    private void ascii(String text) {
        for (var at = 0; at < text.length(); at++) {
            put(text.charAt(at));
        }
    }

    private void put(char octet) {
        if (length == buffer.length) {
            buffer = Arrays.copyOf(buffer, length * 2);
        }
        buffer[length++] = (byte) octet;
    }
}
