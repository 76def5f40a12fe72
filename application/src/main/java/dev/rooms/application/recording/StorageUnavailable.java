package dev.rooms.application.recording;

import dev.rooms.domain.shared.Unavailable;
import java.time.Duration;
import java.util.Optional;

/** The object storage does not answer, refuses us, or there is none. */
public final class StorageUnavailable extends Unavailable {
    private static final long serialVersionUID = 1;

    /** There is none. */
    public StorageUnavailable() {
        super("storage-unavailable", "No object storage is configured.");
    }

    /** @param words what the storage says, or why it is not reached */
    public StorageUnavailable(String words) {
        super("storage-unavailable", "The object storage is not available.", words);
    }

    @Override
    public Optional<Duration> retryAfter() {
        return Optional.of(Duration.ofSeconds(5));
    }
}
