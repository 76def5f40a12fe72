package dev.rooms.domain.shared;

/** The thing named was there, and will not come back. */
public abstract non-sealed class Gone extends Failure {
    private static final long serialVersionUID = 1;

    protected Gone(String code, String sentence) {
        super(code, sentence);
    }
}
