package dev.rooms.domain.shared;

import java.util.List;

/** Values that can never be right, whatever the state of the room. */
public final class Invalid extends Failure {
    private static final long serialVersionUID = 1;

    private final transient List<Violation> violations;

    public Invalid(List<Violation> violations) {
        super("invalid", sentence(violations));
        this.violations = List.copyOf(violations);
    }

    public Invalid(String pointer, String code, String detail) {
        this(List.of(new Violation(pointer, code, detail)));
    }

    private static String sentence(List<Violation> violations) {
        var first = violations.getFirst();
        return (first.pointer().isEmpty() ? "The body" : first.pointer()) + " " + first.detail() + ".";
    }

    public List<Violation> violations() {
        return violations;
    }
}
