package dev.rooms.http.document;

/** What text must look like so that it is surely taken; for the API document, the rules themselves are the domain's. */
public final class Patterns {
    public static final String NO_CONTROL_CHARACTERS = "^[^\\x00-\\x1F\\x7F-\\x9F]*$";
    public static final String LINE = "^[^\\s\\x00-\\x1F\\x7F-\\x9F][^\\x00-\\x1F\\x7F-\\x9F]*$";
    /** The rule counts bytes, which a pattern can only for ASCII. */
    public static final String IDENTITY = "^[!-\\-/-~]([ -~]*[!-~])?$";
    /** The same without a number sign. */
    public static final String MINTED_IDENTITY = "^[!\"$-\\-/-~]([ !\"$-~]*[!\"$-~])?$";

    private Patterns() {}
}
