package dev.rooms.domain.template;

import java.util.Locale;

/** What has to happen before a room may be recorded. */
public enum ConsentPolicy {
    NONE,
    NOTICE,
    ALL_MUST_ACCEPT;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static ConsentPolicy usual(RoomType type) {
        return switch (type) {
            case INDIVIDUAL, GROUP -> ALL_MUST_ACCEPT;
            case WEBINAR, BROADCAST -> NOTICE;
        };
    }
}
