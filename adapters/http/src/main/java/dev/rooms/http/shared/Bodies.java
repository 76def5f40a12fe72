package dev.rooms.http.shared;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rooms.domain.shared.Invalid;
import dev.rooms.domain.shared.Violation;
import dev.rooms.http.problem.HttpRefusal;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads JSON bodies: what is no JSON object is refused with 400, what says something wrong with 422 and where. */
@Singleton
public final class Bodies {
    private final ObjectMapper mapper;

    public Bodies(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    ObjectNode object(byte[] body) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            var tree = mapper.readTree(text);
            if (tree == null || tree.isMissingNode()) {
                throw HttpRefusal.malformedJson("A JSON object is needed.");
            }
            if (tree instanceof ObjectNode object) {
                return object;
            }
            throw new Invalid("", "wrong-type", "must be a JSON object");
        } catch (CharacterCodingException notUtf8) {
            throw HttpRefusal.malformedJson("The body is not UTF-8.");
        } catch (JsonProcessingException notJson) {
            throw HttpRefusal.malformedJson("The body is not JSON, too deeply nested, or has a key twice.");
        }
    }

    /** What a body says that may be left out, and is. */
    ObjectNode nothing() {
        return mapper.createObjectNode();
    }

    /** @throws Invalid when it does not fit */
    public <T> T read(JsonNode json, Class<T> type) {
        try {
            return mapper.treeToValue(json, type);
        } catch (JsonMappingException misfit) {
            throw new Invalid(pointer(misfit), code(misfit), rule(misfit));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** As a body would have it; null is JSON's null. */
    public JsonNode node(@Nullable Object value) {
        return mapper.valueToTree(value);
    }

    /** As {@link #read} would take it. */
    public ObjectNode write(Object body) {
        return mapper.valueToTree(body);
    }

    private static String pointer(JsonMappingException misfit) {
        return misfit.getPath().stream()
                .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
                .map(Violation::step)
                .collect(Collectors.joining());
    }

    private static String code(JsonMappingException misfit) {
        return switch (misfit) {
            case BadValue bad -> bad.code();
            case UnrecognizedPropertyException _ -> "unknown-field";
            default -> "wrong-type";
        };
    }

    private static String rule(JsonMappingException misfit) {
        return switch (misfit) {
            case BadValue bad -> bad.rule();
            case UnrecognizedPropertyException _ -> "is not a known field";
            case MismatchedInputException mismatch -> "must be " + expected(mismatch.getTargetType());
            // A whole number that fits into nothing.
            case JsonMappingException tooLarge
            when tooLarge.getCause() instanceof InputCoercionException -> "must be " + expected(Integer.class);
            default -> "has the wrong type";
        };
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "of another type";
        }
        if (type == Integer.class) {
            return "a whole number of at most " + Integer.MAX_VALUE;
        }
        if (type == Boolean.class) {
            return "true or false";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        return Map.class.isAssignableFrom(type) || type.isRecord() ? "an object" : "a value and not null";
    }
}
