package dev.rooms.livekit.webhook;

import dev.rooms.livekit.shared.JsonText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Copies a webhook without what may not be kept: TURN passwords, storage credentials and the URLs of streams with their
 * keys (LiveKit sends those of a failed automatic egress in clear), and anything that looks like a token. On the way it
 * picks out what the inbox sorts by.
 */
final class Redaction {
    /** In lower case and without underscores: protojson and the protocol write the same names differently. */
    private static final Set<String> SECRET = Set.of(
            "turnpassword",
            "secret",
            "accesskey",
            "accesstoken",
            "sessiontoken",
            "token",
            "credentials",
            "password",
            "authpassword",
            "accountkey",
            "signingkey",
            "streamkey",
            "urls",
            "pin");

    private static final Set<Integer> HASHES =
            SECRET.stream().map(String::hashCode).collect(Collectors.toUnmodifiableSet());

    /** For each letter that a secret begins with, those it may end with. */
    private static final int[] LAST_LETTERS = new int[0x20];

    static {
        SECRET.forEach(name -> LAST_LETTERS[letter(name.charAt(0))] |= 1 << letter(name.charAt(name.length() - 1)));
    }

    /** How the base64 of a JSON object begins that has no space before its first name. */
    private static final String TOKEN_BEGINS = "eyJ";

    /** Nothing in it is tried twice, so the time grows with the text alone, whatever a participant writes there. */
    private static final Pattern TOKEN = Pattern.compile("(?<![\\w-])(?>[\\w-]*?eyJ)[\\w-]++\\.[\\w-]++\\.[\\w-]*+");

    private static final String REMOVED = "[removed]";

    /** Which object a field is in: the name of the field that holds it, and the field in it that is noticed. */
    private enum Place {
        ROOT("", "id"),
        ROOM("room", "name"),
        EGRESS("egressInfo", "egressId"),
        INGRESS("ingressInfo", "ingressId"),
        ELSEWHERE("", null);

        private static final List<Place> IN_ROOT = List.of(ROOM, EGRESS, INGRESS);

        private final String holder;
        private final @Nullable String noticed;

        Place(String holder, @Nullable String noticed) {
            this.holder = holder;
            this.noticed = noticed;
        }
    }

    private final byte[] body;
    private final JsonWalk json;
    /** Whether each text is looked into for a token, or for what PostgreSQL does not keep: both are rare, and it costs. */
    private final boolean isDoubtful;

    private final ByteArrayOutputStream kept;
    private int copied;
    private String payload = "";
    private @Nullable String id;
    private @Nullable String room;
    private @Nullable String resource;

    private Redaction(byte[] body, boolean isDoubtful) {
        this.body = body;
        this.isDoubtful = isDoubtful;
        json = new JsonWalk(body);
        kept = new ByteArrayOutputStream(body.length);
    }

    /** @throws IOException when this is not one JSON object */
    static Redaction of(byte[] body) throws IOException {
        var copy = new Redaction(body, false);
        copy.make();
        // What is escaped may be such a text as well, such as a token with an escaped letter.
        if (copy.payload.indexOf('\\') >= 0 || copy.payload.contains(TOKEN_BEGINS)) {
            copy = new Redaction(body, true);
            copy.make();
        }
        return copy;
    }

    private void make() throws IOException {
        object(Place.ROOT, 1);
        if (json.peek() >= 0) {
            throw new IOException("more than one value");
        }
        cut(body.length, body.length);
        payload = kept.toString(StandardCharsets.UTF_8);
        mustBeText(payload);
    }

    private void mustBeText(String decoded) throws IOException {
        // It stands for what is no UTF-8, or for itself.
        if (decoded.indexOf('\uFFFD') >= 0) {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
        }
    }

    String payload() {
        return payload;
    }

    @Nullable
    String id() {
        return id;
    }

    /** What the events of one room, egress or ingress have in common. */
    String line() {
        return resource != null ? resource : room != null ? room : "";
    }

    private void object(Place place, int depth) throws IOException {
        json.expect('{');
        if (json.take('}')) {
            return;
        }
        var secret = -1;
        var isFirst = true;
        do {
            json.peek();
            var name = json.at();
            json.string();
            var end = json.at();
            json.expect(':');
            if (isSecret(name, end)) {
                secret = secret < 0 ? name : secret;
                json.value();
                mustBeText(new String(body, end, json.at() - end, StandardCharsets.UTF_8));
                continue;
            }
            if (secret >= 0) {
                cut(secret, name);
                secret = -1;
            }
            isFirst = false;
            clean(name, end);
            named(place, name, end, depth);
        } while (json.take(','));
        json.expect('}');
        if (secret >= 0) {
            cut(isFirst ? secret : commaBefore(secret), json.at() - 1);
        }
    }

    private void named(Place place, int name, int end, int depth) throws IOException {
        switch (json.peek()) {
            case '"' -> {
                var begin = json.at();
                string(begin);
                if (says(name, end, place.noticed)) {
                    var text = json.said(begin, json.at());
                    notice(place, isDoubtful ? storable(text) : text);
                }
            }
            case '{' -> value(place == Place.ROOT ? held(name, end) : Place.ELSEWHERE, depth);
            default -> value(Place.ELSEWHERE, depth);
        }
    }

    private Place held(int begin, int end) throws IOException {
        for (var place : Place.IN_ROOT) {
            if (says(begin, end, place.holder)) {
                return place;
            }
        }
        return Place.ELSEWHERE;
    }

    private void notice(Place place, String value) {
        switch (place) {
            case ROOT -> id = value;
            case ROOM -> room = value;
            default -> resource = value.isEmpty() ? resource : value;
        }
    }

    private void value(Place place, int depth) throws IOException {
        if (depth > JsonWalk.MAX_DEPTH) {
            throw new IOException("nested too deeply");
        }
        switch (json.peek()) {
            case '{' -> object(place, depth + 1);
            case '[' -> array(depth + 1);
            case '"' -> string(json.at());
            default -> json.scalar();
        }
    }

    private void string(int begin) throws IOException {
        json.string();
        clean(begin, json.at());
    }

    private void array(int depth) throws IOException {
        json.expect('[');
        if (json.take(']')) {
            return;
        }
        do {
            value(Place.ELSEWHERE, depth);
        } while (json.take(','));
        json.expect(']');
    }

    private void clean(int begin, int end) throws IOException {
        if (isDoubtful) {
            var text = json.said(begin, end);
            var clean = storable(text);
            if (!clean.equals(text)) {
                replace(begin, end, '"' + JsonText.escaped(clean) + '"');
            }
        }
    }

    private boolean says(int begin, int end, @Nullable String expected) throws IOException {
        if (expected == null) {
            return false;
        }
        if (isDoubtful) {
            return json.said(begin, end).equals(expected);
        }
        var is = end - begin == expected.length() + 2;
        for (var at = 0; is && at < expected.length(); at++) {
            is = body[begin + 1 + at] == expected.charAt(at);
        }
        return is;
    }

    private void replace(int begin, int end, String by) {
        cut(begin, end);
        kept.writeBytes(by.getBytes(StandardCharsets.UTF_8));
    }

    /** Copies what came before, and goes on after {@code end}. */
    private void cut(int begin, int end) {
        kept.write(body, copied, begin - copied);
        copied = end;
    }

    private int commaBefore(int begin) {
        var at = begin - 1;
        while (body[at] != ',') {
            at--;
        }
        return at;
    }

    private boolean isSecret(int begin, int end) throws IOException {
        return (isDoubtful || mayBeSecret(begin + 1, end - 1))
                && SECRET.contains(json.said(begin, end).replace("_", "").toLowerCase(Locale.ROOT));
    }

    /** Every name of every webhook is asked, and nearly all are done with after two letters. */
    private boolean mayBeSecret(int begin, int end) {
        var first = body[begin];
        var last = body[end - 1];
        if (first != '_' && last != '_' && (LAST_LETTERS[letter(first)] & 1 << letter(last)) == 0) {
            return false;
        }
        var hash = 0;
        for (var at = begin; at < end; at++) {
            hash = body[at] == '_' ? hash : 31 * hash + (body[at] | ' ');
        }
        return HASHES.contains(hash);
    }

    /** The same for both cases of a letter. */
    private static int letter(int octet) {
        return octet & 0x1f;
    }

    /** PostgreSQL keeps neither NUL nor half of a surrogate pair. */
    private static String storable(String value) {
        var safe = value.contains(TOKEN_BEGINS) ? TOKEN.matcher(value).replaceAll(REMOVED) : value;
        return isPlain(safe)
                ? safe
                : safe.codePoints()
                        .map(point -> point == 0 || isHalf(point) ? '\uFFFD' : point)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    private static boolean isPlain(String value) {
        for (var at = 0; at < value.length(); at++) {
            var character = value.charAt(at);
            if (character == 0 || Character.isSurrogate(character)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHalf(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }
}
