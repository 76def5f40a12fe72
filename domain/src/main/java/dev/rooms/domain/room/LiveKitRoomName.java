package dev.rooms.domain.room;

import java.util.regex.Pattern;

/** The name under which LiveKit knows a session; drawn anew for each session, and says nothing about the room. */
public record LiveKitRoomName(String value) {
    /** A UUIDv7 (RFC 9562) without its hyphens. */
    private static final Pattern DRAWN = Pattern.compile("s-[0-9a-f]{12}7[0-9a-f]{3}[89ab][0-9a-f]{15}");

    public static LiveKitRoomName of(SessionId session) {
        return new LiveKitRoomName("s-" + session.value().toString().replace("-", ""));
    }

    /** Whether it looks like one that was drawn here, in whatever session, also in one long over. */
    public boolean looksDrawn() {
        return DRAWN.matcher(value).matches();
    }
}
