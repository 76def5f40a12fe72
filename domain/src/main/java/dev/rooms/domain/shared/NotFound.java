package dev.rooms.domain.shared;

/** The thing named does not exist, or not for this caller. */
public abstract non-sealed class NotFound extends Failure {
    private static final long serialVersionUID = 1;

    protected NotFound(String code, String sentence) {
        super(code, sentence);
    }
}
