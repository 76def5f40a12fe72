package dev.rooms.livekit.webhook;

import java.util.regex.Pattern;

/**
 * Removes from a text what looks like a credential: tokens and API keys. Nothing in it is tried twice, so the work grows
 * with the text alone, whatever a participant writes there.
 */
final class Credentials {
    static final String REMOVED = "[removed]";

    /** How the base64 of a JSON object begins that has no space before its first name. */
    private static final String TOKEN_BEGINS = "eyJ";

    private static final Pattern TOKEN = Pattern.compile("(?<![\\w-])(?>[\\w-]*?eyJ)[\\w-]++\\.[\\w-]++\\.[\\w-]*+");

    private static final String KEY_BEGINS = "rk_";

    /** {@code mark_twain} is none: a key has a long secret, and behind a letter it has one of our own forms. */
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
