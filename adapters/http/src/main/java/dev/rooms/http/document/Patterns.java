package dev.rooms.http.document;

/** Patterns of text for the API document; the domain has the rules. */
public final class Patterns {
    public static final String NO_CONTROL_CHARACTERS = "^[^\\x00-\\x1F\\x7F-\\x9F]*$";
    /** A line with a character that people see. */
    public static final String NAME =
            "^[^\\x00-\\x1F\\x7F-\\x9F]*[^\\s\\x00-\\x1F\\x7F-\\x9F\\xA0\\xAD][^\\x00-\\x1F\\x7F-\\x9F]*$";

    private Patterns() {}
}
