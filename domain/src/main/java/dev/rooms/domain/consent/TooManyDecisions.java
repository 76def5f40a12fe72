package dev.rooms.domain.consent;

import dev.rooms.domain.shared.LimitReached;
import java.time.Duration;
import java.util.Optional;

/** A join token has been used for as many acceptances and refusals as a day allows. */
public final class TooManyDecisions extends LimitReached {
    private static final long serialVersionUID = 1;

    private final Duration wait;

    /** @param wait until the oldest of them no longer counts */
    public TooManyDecisions(Duration wait) {
        super("rate-limited", "This join token has accepted or declined too often in the last 24 hours.");
        this.wait = wait;
    }

    @Override
    public Optional<Duration> retryAfter() {
        return Optional.of(wait);
    }
}
