package dev.rooms.domain.shared;

/** Nobody knows who is asking. */
public abstract non-sealed class Unauthenticated extends Failure {
    private static final long serialVersionUID = 1;

    protected Unauthenticated(String code, String sentence) {
        super(code, sentence);
    }
}
