package dev.rooms.domain.shared;

/** The beginning of a text that may be too long. */
public final class Excerpt {
    private Excerpt() {}

    /** At most so many UTF-16 units; a character above U+FFFF, which takes two, stays whole or goes. */
    public static String of(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }
}
