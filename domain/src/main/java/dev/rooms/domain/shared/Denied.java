package dev.rooms.domain.shared;

/** The caller is known, and this is not allowed. */
public abstract non-sealed class Denied extends Failure {
    private static final long serialVersionUID = 1;

    protected Denied(String code, String sentence) {
        super(code, sentence);
    }
}
