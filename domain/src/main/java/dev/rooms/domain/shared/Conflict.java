package dev.rooms.domain.shared;

/** The request is right, and the state of things forbids it now. */
public abstract non-sealed class Conflict extends Failure {
    private static final long serialVersionUID = 1;

    protected Conflict(String code, String sentence) {
        super(code, sentence);
    }
}
