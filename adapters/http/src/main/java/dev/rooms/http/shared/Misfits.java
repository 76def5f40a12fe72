package dev.rooms.http.shared;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rooms.domain.shared.Invalid;
import dev.rooms.domain.shared.Violation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds every value of a body that does not fit its type. Jackson stops at the first, so each one found is taken out of a
 * copy of the body, and the rest is read again.
 */
final class Misfits {
    /** A body is read once for each, so their number is bounded. */
    private static final int MOST = 50;

    private final ObjectMapper mapper;
    private final ObjectNode rest;
    private final List<Violation> violations = new ArrayList<>();
    /** The places that the elements of a list had in the body. */
    private final IdentityHashMap<ArrayNode, List<Integer>> places = new IdentityHashMap<>();

    Misfits(ObjectMapper mapper, ObjectNode body) {
        this.mapper = mapper;
        this.rest = body.deepCopy();
    }

    /** Everything that keeps the body from being of this type, members that are missing too. */
    Invalid asked(Class<?> type) {
        while (violations.size() < MOST) {
            try {
                addMissing(mapper.treeToValue(rest, type));
                break;
            } catch (JsonMappingException misfit) {
                if (!takeOut(misfit)) {
                    break;
                }
            } catch (JsonProcessingException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        return new Invalid(violations);
    }

    private void addMissing(Object body) {
        if (body instanceof RequiredMembers members) {
            var known = violations.stream().map(Violation::pointer).collect(Collectors.toSet());
            members.required().violations().stream()
                    // A member that was taken out is not missing.
                    .filter(missing -> !known.contains(missing.pointer()))
                    .forEach(violations::add);
        }
    }

    /** @return false when the body as a whole does not fit */
    private boolean takeOut(JsonMappingException misfit) {
        var pointer = new StringBuilder();
        JsonNode at = rest;
        Runnable removal = null;
        for (var step : misfit.getPath()) {
            if (at instanceof ObjectNode object && step.getFieldName() != null) {
                pointer.append(Violation.step(step.getFieldName()));
                removal = () -> object.remove(step.getFieldName());
                at = object.path(step.getFieldName());
            } else if (at instanceof ArrayNode array) {
                var place = places.computeIfAbsent(array, Misfits::placesOf);
                pointer.append('/').append(place.get(step.getIndex()));
                removal = () -> {
                    array.remove(step.getIndex());
                    place.subList(step.getIndex(), step.getIndex() + 1).clear();
                };
                at = array.path(step.getIndex());
            } else {
                break;
            }
        }
        violations.add(new Violation(pointer.toString(), code(misfit), rule(misfit)));
        if (removal == null) {
            return false;
        }
        removal.run();
        return true;
    }

    private static List<Integer> placesOf(ArrayNode array) {
        return new ArrayList<>(IntStream.range(0, array.size()).boxed().toList());
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
