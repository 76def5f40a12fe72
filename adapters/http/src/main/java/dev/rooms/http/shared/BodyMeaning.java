package dev.rooms.http.shared;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.RequestScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The digest of the parsed JSON of the current request. White space, the order of members and escapes do not change it.
 * A number counts as the parser reads it, so 1 and 1.0 differ, and 1.0 and 1e0 do not.
 */
@RequestScoped
public class BodyMeaning {
    private final ObjectWriter writer;
    private @Nullable ObjectNode body;

    BodyMeaning(ObjectMapper mapper) {
        // Escapes keep a broken surrogate from becoming a question mark.
        this.writer =
                mapper.writer().with(JsonNodeFeature.WRITE_PROPERTIES_SORTED).with(JsonWriteFeature.ESCAPE_NON_ASCII);
    }

    void is(ObjectNode read) {
        body = read;
    }

    /** The names of the members of this body, in their order. */
    public List<String> members() {
        var names = new ArrayList<String>();
        if (body != null) {
            body.fieldNames().forEachRemaining(names::add);
        }
        return names;
    }

    /** The digest of this body; empty when the request has read none. */
    String digest() {
        return body == null ? "" : digest(body);
    }

    private String digest(ObjectNode object) {
        try {
            var text = writer.writeValueAsString(object).getBytes(StandardCharsets.US_ASCII);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (JsonProcessingException | NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
