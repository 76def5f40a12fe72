package dev.rooms.domain.template;

import java.util.Locale;

/** What happens to somebody who enters a recorded room without consent. */
public enum LateJoinerPolicy {
    BLOCK,
    STOP,
    ANNOUNCE;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
