package dev.rooms.objectstorage.recording;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Writes text where only some characters may stand as they are. */
final class PercentEncoding {
    static final String LETTERS_AND_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private PercentEncoding() {}

    /** @param kept the characters, all of ASCII, that stay as they are */
    static String of(String text, String kept) {
        var encoded = new StringBuilder();
        for (var octet : text.getBytes(UTF_8)) {
            if (kept.indexOf(octet) >= 0) {
                encoded.append((char) octet);
            } else {
                encoded.append("%%%02X".formatted(octet));
            }
        }
        return encoded.toString();
    }
}
