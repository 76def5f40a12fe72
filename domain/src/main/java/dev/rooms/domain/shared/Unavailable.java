package dev.rooms.domain.shared;

/** Something we depend on does not answer; the same request may succeed later. */
public abstract non-sealed class Unavailable extends Failure {
    private static final long serialVersionUID = 1;

    protected Unavailable(String code, String sentence) {
        super(code, sentence);
    }
}
