package dev.rooms.http.shared;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rooms.domain.shared.Invalid;
import dev.rooms.http.problem.HttpRefusal;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Reads JSON bodies: what is no JSON object is refused with 400, what says something wrong with 422 and where. */
@Singleton
public final class Bodies {
    private static final int TAG_BYTES = 16;
    private static final String DUPLICATE = "Duplicate field";

    private final ObjectMapper mapper;

    public Bodies(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** @param isOptional whether nothing, or JSON's null, is an empty object */
    ObjectNode object(byte[] body, boolean isOptional) {
        if (body.length == 0 && isOptional) {
            return mapper.createObjectNode();
        }
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            var tree = mapper.readTree(text);
            if (tree == null || tree.isMissingNode()) {
                throw HttpRefusal.malformedJson("A JSON object is needed.");
            }
            if (tree.isNull() && isOptional) {
                return mapper.createObjectNode();
            }
            if (tree instanceof ObjectNode object) {
                return object;
            }
            throw new Invalid("", "wrong-type", "must be a JSON object");
        } catch (CharacterCodingException notUtf8) {
            throw HttpRefusal.malformedJson("The body is not UTF-8.");
        } catch (JsonProcessingException notJson) {
            throw HttpRefusal.malformedJson(fault(notJson) + place(notJson.getLocation()) + ".");
        }
    }

    private static String fault(JsonProcessingException notJson) {
        if (notJson instanceof StreamConstraintsException) {
            return "The body is too deeply nested or has too long a value";
        }
        return String.valueOf(notJson.getOriginalMessage()).startsWith(DUPLICATE)
                ? "The body has a key twice"
                : "The body is not JSON";
    }

    private static String place(@Nullable JsonLocation location) {
        return location == null || location.getLineNr() < 1
                ? ""
                : ": line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    /** @throws Invalid with all that does not fit, and all that is missing */
    public <T> T read(ObjectNode json, Class<T> type) {
        try {
            var body = mapper.treeToValue(json, type);
            if (body instanceof RequiredMembers members) {
                members.required().check();
            }
            return body;
        } catch (JsonMappingException misfit) {
            throw new Misfits(mapper, json).asked(type);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** As a body would have it; null is JSON's null. */
    public JsonNode node(@Nullable Object value) {
        return mapper.valueToTree(value);
    }

    /** An entity tag for what is shown, where it has no version. */
    public String tag(Object shown) {
        var text = write(shown).toString().getBytes(StandardCharsets.UTF_8);
        return '"' + HexFormat.of().formatHex(sha256().digest(text), 0, TAG_BYTES) + '"';
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** As {@link #read} would take it. */
    public ObjectNode write(Object body) {
        return mapper.valueToTree(body);
    }
}
