package dev.rooms.domain.shared;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a caller may do, as written in API keys ({@code tokens:write}). */
public enum Scope {
    ROOMS_READ,
    ROOMS_WRITE,
    TEMPLATES_READ,
    TEMPLATES_WRITE,
    TOKENS_READ,
    TOKENS_WRITE,
    PARTICIPANTS_READ,
    PARTICIPANTS_WRITE,
    RECORDINGS_READ,
    RECORDINGS_WRITE,
    CONSENTS_WRITE,
    EVENTS_READ,
    /** Implies all the others. */
    ADMIN;

    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', ':');
    }

    public static Optional<Scope> find(String text) {
        return Arrays.stream(values())
                .filter(scope -> scope.text().equals(text))
                .findFirst();
    }
}
