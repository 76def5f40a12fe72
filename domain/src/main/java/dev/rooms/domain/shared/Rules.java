package dev.rooms.domain.shared;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects every broken rule of a request, so that its author reads them all at once. */
public final class Rules {
    private final List<Violation> violations = new ArrayList<>();

    public Rules must(boolean holds, String pointer, String code, String detail) {
        if (!holds) {
            violations.add(new Violation(pointer, code, detail));
        }
        return this;
    }

    public Rules present(@Nullable Object value, String pointer) {
        return must(value != null, pointer, "required", "is required");
    }

    /** A line for people: some text, at most so many characters, no control characters. */
    public Rules line(@Nullable String value, int maxCharacters, String pointer) {
        if (value == null) {
            return this;
        }
        return must(isVisible(value), pointer, "blank", "must not be blank")
                .must(
                        value.codePointCount(0, value.length()) <= maxCharacters,
                        pointer,
                        "too-long",
                        "must be at most " + maxCharacters + " characters")
                .must(
                        value.chars().noneMatch(Character::isISOControl),
                        pointer,
                        "control-character",
                        "must not contain control characters");
    }

    /** Spaces that do not break and format characters are text for Java, and nothing for people. */
    private static boolean isVisible(String value) {
        return value.codePoints()
                .anyMatch(point -> !Character.isWhitespace(point)
                        && !Character.isSpaceChar(point)
                        && !Character.isISOControl(point)
                        && Character.getType(point) != Character.FORMAT);
    }

    public Rules bytes(@Nullable String value, int maxBytes, String pointer) {
        return must(
                value == null || utf8Length(value) <= maxBytes,
                pointer,
                "too-long",
                "must be at most " + maxBytes + " bytes");
    }

    public Rules atLeast(@Nullable Integer value, int least, String pointer) {
        return must(value == null || value >= least, pointer, "too-small", "must be at least " + least);
    }

    public List<Violation> violations() {
        return List.copyOf(violations);
    }

    /** @throws Invalid with everything that was broken */
    public void check() {
        if (!violations.isEmpty()) {
            throw new Invalid(violations);
        }
    }

    public static int utf8Length(String value) {
        return value.getBytes(StandardCharsets.UTF_8).length;
    }
}
