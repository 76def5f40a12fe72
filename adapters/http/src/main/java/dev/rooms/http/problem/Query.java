package dev.rooms.http.problem;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Decodes a query strictly: the framework puts something else in the place of what it cannot decode. */
public final class Query {
    private static final String SEPARATORS = "[&;]";

    private Query() {}

    /** @param query as it stands in the request line */
    public static void check(@Nullable String query) {
        if (query == null) {
            return;
        }
        for (var parameter : query.split(SEPARATORS, -1)) {
            if (!isText(parameter)) {
                throw HttpRefusal.badParameter(parameter.split("=", -1)[0], "must be UTF-8, percent-encoded");
            }
        }
    }

    private static boolean isText(String encoded) {
        try {
            var bytes = URLDecoder.decode(encoded, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1);
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return StandardCharsets.US_ASCII.newEncoder().canEncode(encoded);
        } catch (IllegalArgumentException | CharacterCodingException no) {
            return false;
        }
    }
}
