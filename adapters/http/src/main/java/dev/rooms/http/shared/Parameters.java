package dev.rooms.http.shared;

import dev.rooms.http.problem.HttpRefusal;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads path and query parameters; what cannot be read is refused with 400. */
public final class Parameters {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private Parameters() {}

    public static UUID id(String text) {
        return id("id", text);
    }

    public static UUID id(String name, String text) {
        return ApiTypes.id(text).orElseThrow(() -> HttpRefusal.badParameter(name, "must be a UUID"));
    }

    /**
     * The value of a parameter that has an older name.
     *
     * @throws HttpRefusal when a request gives both
     */
    public static <T> @Nullable T renamed(String name, @Nullable T value, String oldName, @Nullable T oldValue) {
        if (value != null && oldValue != null) {
            throw HttpRefusal.badParameter(oldName, "is an older name of " + name + ": give one of them");
        }
        return value == null ? oldValue : value;
    }

    public static @Nullable UUID optionalId(String name, @Nullable String text) {
        return text == null ? null : id(name, text);
    }

    /** Text that the store can hold, so that it can be looked for. */
    public static String text(String name, String text) {
        return ApiTypes.clean(text)
                .orElseThrow(() -> HttpRefusal.badParameter(name, "must be text without NUL and broken characters"));
    }

    public static @Nullable Instant time(String name, @Nullable String text) {
        return text == null
                ? null
                : ApiTypes.time(text).orElseThrow(() -> HttpRefusal.badParameter(name, ruleOfTime(text)));
    }

    /** In a query a plus sign stands for a blank. */
    private static String ruleOfTime(String text) {
        return ApiTypes.time(text.replace(' ', '+')).isPresent()
                ? "has a blank for its plus sign: write %2B"
                : "must be an RFC 3339 time with an offset";
    }

    public static @Nullable Boolean flag(String name, @Nullable String text) {
        return switch (text) {
            case null -> null;
            case "true" -> true;
            case "false" -> false;
            default -> throw HttpRefusal.badParameter(name, "must be true or false");
        };
    }

    /** A whole number from least to most. */
    public static @Nullable Integer number(String name, @Nullable String text, int least, int most) {
        if (text == null) {
            return null;
        }
        if (NUMBER.matcher(text).matches()) {
            var number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw HttpRefusal.badParameter(name, "must be a number from " + least + " to " + most);
    }

    public static <E extends Enum<E>> @Nullable E named(
            String name, @Nullable String text, Class<E> type, Function<E, String> names) {
        if (text == null) {
            return null;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> names.apply(value).equals(text))
                .findFirst()
                .orElseThrow(() -> HttpRefusal.badParameter(
                        name,
                        "must be one of "
                                + Arrays.stream(type.getEnumConstants())
                                        .map(names)
                                        .collect(Collectors.joining(", "))));
    }
}
