package dev.rooms.domain.recording;

import dev.rooms.domain.room.RoomId;
import java.util.regex.Pattern;

/**
 * Where recordings are put in their bucket.
 *
 * @param text with {@code {room_id}} and {@code {recording_id}} in it, without the extension
 */
public record KeyPattern(String text) {
    public static final KeyPattern USUAL = new KeyPattern("recordings/{room_id}/{recording_id}");
    private static final String ROOM = "{room_id}";
    private static final String RECORDING = "{recording_id}";
    /** What every storage takes as it is, also in a URL. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._=-]+(/[A-Za-z0-9._=-]+)+");

    private static final int MAX_LENGTH = 500;

    public ObjectKey key(RoomId room, RecordingId recording, RecordingKind kind) {
        return new ObjectKey(text.replace(ROOM, room.value().toString())
                        .replace(RECORDING, recording.value().toString())
                + "." + kind.extension());
    }

    /** What all keys begin with. */
    public String prefix() {
        return text.substring(0, text.indexOf('{'));
    }

    /** Whether every recording gets a key of its own, in a folder in which nothing but recordings is. */
    public boolean isUsable() {
        return text.contains(RECORDING)
                && text.length() <= MAX_LENGTH
                && !text.contains("..")
                && prefix().contains("/")
                && PLAIN.matcher(text.replace(ROOM, "r").replace(RECORDING, "r"))
                        .matches();
    }
}
