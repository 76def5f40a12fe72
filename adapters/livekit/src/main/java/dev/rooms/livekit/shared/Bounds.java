package dev.rooms.livekit.shared;

import dev.rooms.domain.shared.Excerpt;
import org.jspecify.annotations.Nullable;

/** The longest texts that Rooms takes from LiveKit. LiveKit makes no longer names, and they could break an index. */
public final class Bounds {
    /** LiveKit's own sids have 15 characters (livekit/protocol utils/guid). */
    private static final int SID = 100;
    /** LiveKit's default limit in bytes ({@code limit.max_room_name_length}), which no name has in characters either. */
    private static final int ROOM_NAME = 256;

    private static final int PARTICIPANT_NAME = 256;
    private static final int REASON = 1000;

    private Bounds() {}

    public static boolean isSid(String text) {
        return !text.isEmpty() && text.length() <= SID;
    }

    public static boolean isRoomName(String text) {
        return !text.isEmpty() && text.length() <= ROOM_NAME;
    }

    /** The name that a participant shows to others; null: they show none. */
    public static @Nullable String participantName(String text) {
        return text.isEmpty() ? null : Excerpt.of(text, PARTICIPANT_NAME);
    }

    /** The reason why something ended; null: LiveKit gives none. */
    public static @Nullable String reason(String text) {
        return text.isEmpty() ? null : Excerpt.of(text, REASON);
    }
}
