package dev.rooms.application.access;

import dev.rooms.domain.shared.Unavailable;
import java.time.Duration;
import java.util.Optional;

/** This process has not yet read who may enter. */
public final class AllowListMissing extends Unavailable {
    private static final long serialVersionUID = 1;

    public AllowListMissing() {
        super("allow-list-missing", "Who may enter has not been read from the database yet.");
    }

    @Override
    public Optional<Duration> retryAfter() {
        return Optional.of(Duration.ofSeconds(1));
    }
}
