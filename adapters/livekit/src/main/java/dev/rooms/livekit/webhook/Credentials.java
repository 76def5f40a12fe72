package dev.rooms.livekit.webhook;

import java.util.regex.Pattern;

/**
 * Removes tokens and API keys from a text. The patterns never backtrack, so the work grows linearly with the text, even
 * for a text that a participant made to be slow.
 */
final class Credentials {
    static final String REMOVED = "[removed]";

    /** The base64 of a JSON object begins like this when no space precedes its first name. */
    private static final String TOKEN_BEGINS = "eyJ";

    private static final Pattern TOKEN = Pattern.compile("(?<![\\w-])(?>[\\w-]*?eyJ)[\\w-]++\\.[\\w-]++\\.[\\w-]*+");

    private static final String KEY_BEGINS = "rk_";

    /** A key has a long secret, and directly after a letter an id of our own form. {@code mark_twain} is no key. */
    private static final Pattern KEY = Pattern.compile(
            "(?<![A-Za-z0-9])rk_[A-Za-z0-9-]++_[\\w-]{12,}+" + "|rk_(?:dev|demo|[0-9A-Fa-f-]{36})_[\\w-]{16,}+");

    private Credentials() {}

    static String removed(String text) {
        var safe = text.contains(TOKEN_BEGINS) ? withoutTokens(text) : text;
        return safe.contains(KEY_BEGINS) ? withoutKeys(safe) : safe;
    }

    static String withoutTokens(CharSequence text) {
        return TOKEN.matcher(text).replaceAll(REMOVED);
    }

    static String withoutKeys(CharSequence text) {
        return KEY.matcher(text).replaceAll(REMOVED);
    }
}
