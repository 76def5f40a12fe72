package dev.rooms.application.shared;

import dev.rooms.domain.shared.Unavailable;
import java.time.Duration;
import java.util.Optional;

/** The database does not answer. */
public final class StoreUnavailable extends Unavailable {
    private static final long serialVersionUID = 1;

    public StoreUnavailable() {
        super("store-unavailable", "The database does not answer.");
    }

    @Override
    public Optional<Duration> retryAfter() {
        return Optional.of(Duration.ofSeconds(1));
    }
}
