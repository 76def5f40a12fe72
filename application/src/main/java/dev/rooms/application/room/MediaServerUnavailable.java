package dev.rooms.application.room;

import dev.rooms.domain.shared.Unavailable;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The media server does not answer, or refuses our key, or there is none. */
public final class MediaServerUnavailable extends Unavailable {
    private static final long serialVersionUID = 1;

    public MediaServerUnavailable() {
        this("The media server is not available.", null);
    }

    private MediaServerUnavailable(String sentence, @Nullable String words) {
        super("media-server-unavailable", sentence, words);
    }

    /**
     * It answers, and nobody could enter with a token that we sign.
     *
     * @param words what it answers
     */
    public static MediaServerUnavailable refusingOurKey(String words) {
        return new MediaServerUnavailable("The media server refuses the key of Rooms, or its secret.", words);
    }

    @Override
    public Optional<Duration> retryAfter() {
        return Optional.of(Duration.ofSeconds(5));
    }
}
