package dev.rooms.domain.shared;

import java.util.List;

/** Values that can never be right, whatever the state of the room. */
public non-sealed class Invalid extends Failure {
    private static final long serialVersionUID = 1;

    private final transient List<Violation> violations;

    public Invalid(List<Violation> violations) {
        super("invalid", sentence(violations));
        this.violations = List.copyOf(violations);
    }

    /** For what is wrong with the request as a whole. */
    protected Invalid(String code, String sentence) {
        super(code, sentence);
        this.violations = List.of();
    }

    /** For a value whose rule has a problem code of its own. */
    protected Invalid(String code, Violation violation) {
        super(code, sentence(List.of(violation)));
        this.violations = List.of(violation);
    }

    public Invalid(String pointer, String code, String detail) {
        this(List.of(new Violation(pointer, code, detail)));
    }

    private static String sentence(List<Violation> violations) {
        var first = violations.getFirst();
        return (first.pointer().isEmpty() ? "The body" : first.pointer()) + " " + first.detail() + ".";
    }

    public final List<Violation> violations() {
        return violations;
    }
}
