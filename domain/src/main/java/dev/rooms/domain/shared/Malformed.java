package dev.rooms.domain.shared;

/** The request cannot be read: nothing in it can be judged. */
public abstract non-sealed class Malformed extends Failure {
    private static final long serialVersionUID = 1;

    protected Malformed(String code, String sentence) {
        super(code, sentence);
    }
}
