package dev.rooms.application.recording;

import dev.rooms.domain.shared.Excerpt;
import dev.rooms.domain.shared.Unavailable;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The object storage does not answer, refuses us, or there is none. */
public final class StorageUnavailable extends Unavailable {
    private static final long serialVersionUID = 1;

    private static final int LONGEST = 500;

    private final @Nullable String words;

    public StorageUnavailable() {
        this("The object storage is not available.", null);
    }

    private StorageUnavailable(String message, @Nullable String words) {
        super("storage-unavailable", message);
        this.words = words;
    }

    /** @param words what the storage says, or why it is not reached: for operators alone */
    public static StorageUnavailable saying(String words) {
        return new StorageUnavailable("The object storage is not available.", Excerpt.of(words, LONGEST));
    }

    /** What the storage says, or that there is none. */
    public String words() {
        return words == null ? "no storage is configured" : words;
    }

    /** The same with the words of the storage in its message, for a caller who may know them. */
    public StorageUnavailable toldToOperators() {
        return new StorageUnavailable(getMessage() + " It says: " + words(), words);
    }

    @Override
    public Optional<Duration> retryAfter() {
        return Optional.of(Duration.ofSeconds(5));
    }
}
