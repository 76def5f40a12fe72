package dev.rooms.domain.shared;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Why a use case refused or could not go on. Its kind says what the caller may do about it; nothing here knows HTTP. */
public abstract sealed class Failure extends RuntimeException
        permits Conflict,
                Denied,
                Gone,
                Invalid,
                LimitReached,
                Malformed,
                NotFound,
                Stale,
                Unauthenticated,
                Unavailable {
    private static final long serialVersionUID = 1;

    private final String code;

    Failure(String code, String sentence) {
        super(sentence, null, false, false);
        this.code = code;
    }

    /** Stable, kebab-case, part of the API; explained in docs/problems. */
    public final String code() {
        return code;
    }

    /** What a program may want to know about it, by the name that the API gives it. */
    public Map<String, Object> facts() {
        return Map.of();
    }

    /** After which time the same request may succeed, where that is known. */
    public Optional<Duration> retryAfter() {
        return Optional.empty();
    }
}
