package dev.rooms.domain.template;

import java.util.Locale;

/** What a room is for. Webinar and broadcast have an audience that does not publish. */
public enum RoomType {
    INDIVIDUAL,
    GROUP,
    WEBINAR,
    BROADCAST;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
