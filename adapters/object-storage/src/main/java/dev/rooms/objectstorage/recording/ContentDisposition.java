package dev.rooms.objectstorage.recording;

/** What tells a browser to keep a file, and under which name (RFC 6266). */
final class ContentDisposition {
    private static final String NOT_PLAIN = "[^A-Za-z0-9 ._-]";
    /** {@code attr-char} of RFC 8187, section 3.2.1. */
    private static final String ATTR_CHARS = PercentEncoding.LETTERS_AND_DIGITS + "!#$&+-.^_`|~";

    private ContentDisposition() {}

    /** With a plain name for old clients, and the true one (RFC 8187) where that differs. */
    static String attachment(String fileName) {
        var plain = fileName.replaceAll(NOT_PLAIN, "_");
        var header = "attachment; filename=\"" + plain + '"';
        return plain.equals(fileName)
                ? header
                : header + "; filename*=UTF-8''" + PercentEncoding.of(fileName, ATTR_CHARS);
    }
}
