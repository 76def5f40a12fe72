package dev.rooms.livekit.webhook;

import dev.rooms.livekit.shared.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Copies the members of a webhook that have a {@link Place}, without credentials. On the way it picks out the members
 * that the inbox sorts by.
 */
final class Redaction {
    private static final String EMPTY = "{}";

    private final byte[] body;
    private final JsonWalk json;
    private final StringBuilder kept = new StringBuilder(512);
    private @Nullable String id;
    private @Nullable String room;
    private @Nullable String resource;

    private Redaction(byte[] body) {
        this.body = body;
        json = new JsonWalk(body);
    }

    /** @throws IOException when this is not one JSON object */
    static Redaction of(byte[] body) throws IOException {
        var copy = new Redaction(body);
        copy.object(Place.WEBHOOK, 1);
        if (!copy.json.isAtEnd()) {
            throw new IOException("more than one value");
        }
        return copy;
    }

    String payload() {
        return kept.toString();
    }

    @Nullable
    String id() {
        return id;
    }

    /** What the events of one room, egress or ingress have in common. */
    String line() {
        return resource != null ? resource : room != null ? room : "";
    }

    /** The number of decoded octets; an octet that is decoded twice counts twice. */
    int decoded() {
        return json.decoded();
    }

    private void object(Place place, int depth) throws IOException {
        json.expect('{');
        kept.append('{');
        if (!json.take('}')) {
            do {
                var member = member(place);
                json.expect(':');
                if (member == null) {
                    json.value(depth);
                } else {
                    separate();
                    kept.append(member.prefix());
                    value(member, depth);
                }
            } while (json.take(','));
            json.expect('}');
        }
        kept.append('}');
    }

    private @Nullable Place member(Place place) throws IOException {
        json.peek();
        var begin = json.at();
        json.string();
        if (json.isPlain()) {
            return place.member(body, begin + 1, json.at() - 1);
        }
        var name = json.said().getBytes(StandardCharsets.UTF_8);
        return place.member(name, 0, name.length);
    }

    private void separate() {
        if (kept.charAt(kept.length() - 1) != '{') {
            kept.append(',');
        }
    }

    /** A value of another shape than its place is copied as an empty object, which its reader takes for nothing. */
    private void value(Place place, int depth) throws IOException {
        var next = json.peek();
        if (next == '{' && place.shape() == Place.Shape.OBJECT) {
            object(place, depth + 1);
        } else if (next == '[' && place.shape() == Place.Shape.FIRST) {
            first(place, depth + 1);
        } else if (next == '{' || next == '[' || !place.isLeaf()) {
            json.value(depth);
            kept.append(EMPTY);
        } else if (next == '"') {
            text(place);
        } else {
            scalar();
        }
    }

    private void first(Place place, int depth) throws IOException {
        json.expect('[');
        kept.append('[');
        if (!json.take(']')) {
            if (json.peek() == '{') {
                object(place, depth + 1);
            } else {
                json.value(depth);
            }
            while (json.take(',')) {
                json.value(depth);
            }
            json.expect(']');
        }
        kept.append(']');
    }

    private void scalar() throws IOException {
        var begin = json.at();
        json.scalar();
        kept.append(new String(body, begin, json.at() - begin, StandardCharsets.ISO_8859_1));
    }

    private void text(Place place) throws IOException {
        json.string();
        if (json.isEscaped()) {
            var text = clean(place, storable(json.said()));
            kept.append('"').append(JsonText.escaped(text)).append('"');
            notice(place, text);
        } else {
            // A quote is no part of a credential.
            var quoted = clean(place, json.quoted());
            kept.append(quoted);
            if (place.isNoticed()) {
                notice(place, quoted.substring(1, quoted.length() - 1));
            }
        }
    }

    private static String clean(Place place, String text) {
        return Credentials.removed(place.shape() == Place.Shape.TEXT ? UrlSecrets.removed(text) : text);
    }

    private void notice(Place place, String text) {
        if (place == Place.ID) {
            id = text;
        } else if (place == Place.ROOM_NAME) {
            room = text;
        } else if ((place == Place.EGRESS_ID || place == Place.INGRESS_ID) && !text.isEmpty()) {
            resource = text;
        }
    }

    /** PostgreSQL keeps neither NUL nor half of a surrogate pair. */
    private static String storable(String text) {
        var storable = new StringBuilder(text.length());
        text.codePoints()
                .map(point -> point == 0 || isHalf(point) ? '\uFFFD' : point)
                .forEach(storable::appendCodePoint);
        return storable.toString();
    }

    private static boolean isHalf(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }
}
