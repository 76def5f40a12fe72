package dev.rooms.livekit.webhook;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Removes from a text the user info, the query and the fragment of its URLs. Each character is looked at a few times. */
final class UrlSecrets {
    private static final Pattern HOST = Pattern.compile("(?:\\[[^\\]]*+\\]|[^:\\[]*+)(?::\\d*+)?+");

    private final CharSequence text;
    private final Matcher host;
    private final StringBuilder safe = new StringBuilder();
    private int copied;

    private UrlSecrets(CharSequence text) {
        this.text = text;
        host = HOST.matcher(text);
    }

    static String removed(String text) {
        return text.indexOf(':') < 0 ? text : without(text);
    }

    static String without(CharSequence text) {
        return new UrlSecrets(text).copy();
    }

    private String copy() {
        var at = 0;
        while (at < text.length()) {
            at = isBeforeAuthority(at) ? url(afterSlashes(at + 3)) : at + 1;
        }
        return safe.append(text, copied, at).toString();
    }

    /** A colon and two slashes; browsers take backslashes too. */
    private boolean isBeforeAuthority(int at) {
        return text.charAt(at) == ':'
                && at + 2 < text.length()
                && isSlash(text.charAt(at + 1))
                && isSlash(text.charAt(at + 2));
    }

    private int afterSlashes(int begin) {
        var at = begin;
        while (at < text.length() && isSlash(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** @return the end of the URL, or the beginning of the next one */
    private int url(int begin) {
        var end = begin;
        while (end < text.length() && isPath(text.charAt(end)) && !isBeforeAuthority(end)) {
            end++;
        }
        remove(begin, userInfo(begin, end));
        if (end == text.length() || !isQuery(text.charAt(end))) {
            return end;
        }
        var query = end + 1;
        while (end < text.length() && isUrl(text.charAt(end))) {
            end++;
        }
        remove(query, end);
        return end;
    }

    /** @return the end of the user info. A password may hold slashes; then the text before the first is no host. */
    private int userInfo(int begin, int end) {
        var slash = begin;
        while (slash < end && !isSlash(text.charAt(slash))) {
            slash++;
        }
        var before = lastAt(begin, slash);
        var behind = lastAt(slash, end);
        if (before >= 0 || behind < 0) {
            return before;
        }
        return host.region(begin, slash).matches() ? before : behind;
    }

    private int lastAt(int begin, int end) {
        for (var at = end - 1; at >= begin; at--) {
            if (text.charAt(at) == '@') {
                return at;
            }
        }
        return -1;
    }

    private void remove(int begin, int end) {
        if (begin < end) {
            safe.append(text, copied, begin).append(Credentials.REMOVED);
            copied = end;
        }
    }

    private static boolean isSlash(char character) {
        return character == '/' || character == '\\';
    }

    private static boolean isPath(char character) {
        return isUrl(character) && !isQuery(character);
    }

    private static boolean isQuery(char character) {
        return character == '?' || character == '#';
    }

    private static boolean isUrl(char character) {
        return character > ' ' && character != '"' && character != '<' && character != '>';
    }
}
