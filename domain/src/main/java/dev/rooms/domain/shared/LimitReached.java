package dev.rooms.domain.shared;

/** The caller has done this as often as it may for now. */
public abstract non-sealed class LimitReached extends Failure {
    private static final long serialVersionUID = 1;

    protected LimitReached(String code, String sentence) {
        super(code, sentence);
    }
}
