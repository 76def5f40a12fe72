package dev.rooms.domain.shared;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Something we depend on does not answer, or refuses us; the same request may succeed later. */
public abstract non-sealed class Unavailable extends Failure {
    private static final long serialVersionUID = 1;
    private static final int LONGEST = 500;

    private final @Nullable String words;

    protected Unavailable(String code, String sentence) {
        this(code, sentence, null);
    }

    /** @param words of the dependency, or the reason why it is not reached; null when neither is known */
    protected Unavailable(String code, String sentence, @Nullable String words) {
        super(code, sentence);
        this.words = words == null ? null : Excerpt.of(words, LONGEST);
    }

    /** The words of the dependency: for operators, who hold {@link Scope#ADMIN}, and for the log. */
    public Optional<String> words() {
        return Optional.ofNullable(words);
    }
}
