package dev.rooms.livekit.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Copies a webhook without what may not be kept: TURN passwords, storage credentials and the URLs of streams with their
 * keys (LiveKit sends those of a failed automatic egress in clear), and anything that looks like a token. On the way it
 * picks out what the inbox sorts by.
 */
final class Redaction {
    private static final int MAX_DEPTH = 64;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build();
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

    private static final int LONGEST_SECRET = "session_token".length();

    /** Nothing in it is tried twice, so the time grows with the text alone, whatever a participant writes there. */
    private static final Pattern TOKEN = Pattern.compile("(?<![\\w-])(?>[\\w-]*?eyJ)[\\w-]++\\.[\\w-]++\\.[\\w-]*+");

    private static final String REMOVED = "[removed]";
    /** Where nothing is that the inbox sorts by. */
    private static final String ELSEWHERE = "-";

    private static final String ROOT = "";

    private final StringWriter text;
    private @Nullable String id;
    private @Nullable String room;
    private @Nullable String resource;

    private Redaction(int size) {
        text = new StringWriter(size);
    }

    /** @throws IOException when this is not one JSON object */
    static Redaction of(byte[] body) throws IOException {
        var copy = new Redaction(body.length);
        try (var in = JSON.createParser(body);
                var out = JSON.createGenerator(copy.text)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("not an object");
            }
            copy.object(in, out, ROOT);
            if (in.nextToken() != null) {
                throw new IOException("more than one value");
            }
        }
        return copy;
    }

    String payload() {
        return text.toString();
    }

    @Nullable
    String id() {
        return id;
    }

    /** What the events of one room, egress or ingress have in common. */
    String line() {
        return resource != null ? resource : room != null ? room : "";
    }

    /** @param name of this object in the root, which is named {@link #ROOT} itself */
    private void object(JsonParser in, JsonGenerator out, String name) throws IOException {
        out.writeStartObject();
        while (in.nextToken() != JsonToken.END_OBJECT) {
            var field = in.currentName();
            in.nextToken();
            if (isSecret(field)) {
                in.skipChildren();
                continue;
            }
            out.writeFieldName(storable(field));
            if (in.currentToken() == JsonToken.VALUE_STRING) {
                var clean = storable(in.getText());
                notice(name, field, clean);
                out.writeString(clean);
            } else {
                nested(in, out, name.equals(ROOT) ? field : ELSEWHERE);
            }
        }
        out.writeEndObject();
    }

    private static boolean isSecret(String field) {
        return field.length() <= LONGEST_SECRET
                && SECRET.contains(field.replace("_", "").toLowerCase(Locale.ROOT));
    }

    private void nested(JsonParser in, JsonGenerator out, String name) throws IOException {
        switch (in.currentToken()) {
            case START_OBJECT -> object(in, out, name);
            case START_ARRAY -> {
                out.writeStartArray();
                while (in.nextToken() != JsonToken.END_ARRAY) {
                    nested(in, out, ELSEWHERE);
                }
                out.writeEndArray();
            }
            case VALUE_STRING -> out.writeString(storable(in.getText()));
            default -> out.copyCurrentEvent(in);
        }
    }

    private void notice(String object, String field, String value) {
        switch (object) {
            case ROOT -> id = field.equals("id") ? value : id;
            case "room" -> room = field.equals("name") ? value : room;
            case "egressInfo" -> resource = field.equals("egressId") && !value.isEmpty() ? value : resource;
            case "ingressInfo" -> resource = field.equals("ingressId") && !value.isEmpty() ? value : resource;
            default -> {}
        }
    }

    /** PostgreSQL keeps neither NUL nor half of a surrogate pair. */
    private static String storable(String value) {
        var safe = value;
        if (value.contains("eyJ")) {
            safe = TOKEN.matcher(value).replaceAll(REMOVED);
        }
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
