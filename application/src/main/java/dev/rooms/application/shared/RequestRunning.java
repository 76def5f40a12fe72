package dev.rooms.application.shared;

import dev.rooms.domain.shared.Conflict;
import java.time.Duration;
import java.util.Optional;

/** The first request with this idempotency key has not been answered yet. */
public final class RequestRunning extends Conflict {
    private static final long serialVersionUID = 1;

    public RequestRunning() {
        super("request-running", "A request with this Idempotency-Key is still running; ask again after Retry-After.");
    }

    @Override
    public Optional<Duration> retryAfter() {
        return Optional.of(Duration.ofSeconds(1));
    }
}
