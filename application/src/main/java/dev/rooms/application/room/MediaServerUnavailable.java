package dev.rooms.application.room;

import dev.rooms.domain.shared.Unavailable;
import java.time.Duration;
import java.util.Optional;

/** The media server does not answer, or refuses our key, or there is none. */
public final class MediaServerUnavailable extends Unavailable {
    private static final long serialVersionUID = 1;

    public MediaServerUnavailable() {
        this("The media server is not available.");
    }

    private MediaServerUnavailable(String message) {
        super("media-server-unavailable", message);
    }

    /** It answers, and nobody could enter with a token that we sign. */
    public static MediaServerUnavailable refusingOurKey() {
        return new MediaServerUnavailable("The media server refuses the key of Rooms, or its secret.");
    }

    @Override
    public Optional<Duration> retryAfter() {
        return Optional.of(Duration.ofSeconds(5));
    }
}
