package dev.rooms.domain.shared;

/** One bad value: where it stands (RFC 6901, from the root of the request), a stable code, and the rule in words. */
public record Violation(String pointer, String code, String detail) {
    /** One step of a pointer, with what would be taken for syntax escaped (RFC 6901, 3). */
    public static String step(String field) {
        return "/" + field.replace("~", "~0").replace("/", "~1");
    }
}
