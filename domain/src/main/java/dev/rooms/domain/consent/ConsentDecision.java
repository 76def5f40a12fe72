package dev.rooms.domain.consent;

import java.util.Locale;

/** What somebody says to being recorded. */
public enum ConsentDecision {
    ACCEPTED,
    DECLINED,
    /** Accepted before, and no longer. */
    WITHDRAWN;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
