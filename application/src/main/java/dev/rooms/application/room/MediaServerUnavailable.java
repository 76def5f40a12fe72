package dev.rooms.application.room;

import dev.rooms.domain.shared.Unavailable;
import java.time.Duration;
import java.util.Optional;

/** The media server does not answer, or there is none. */
public final class MediaServerUnavailable extends Unavailable {
    private static final long serialVersionUID = 1;

    public MediaServerUnavailable() {
        super("media-server-unavailable", "The media server is not available.");
    }

    @Override
    public Optional<Duration> retryAfter() {
        return Optional.of(Duration.ofSeconds(5));
    }
}
