package dev.rooms.domain.recording;

import dev.rooms.domain.room.RoomId;

/**
 * Where recordings are put in their bucket.
 *
 * @param text with {@code {room_id}} and {@code {recording_id}} in it, without the extension
 */
public record KeyPattern(String text) {
    public static final KeyPattern USUAL = new KeyPattern("recordings/{room_id}/{recording_id}");
    private static final String RECORDING = "{recording_id}";

    public ObjectKey key(RoomId room, RecordingId recording, RecordingKind kind) {
        return new ObjectKey(text.replace("{room_id}", room.value().toString())
                        .replace(RECORDING, recording.value().toString())
                + "." + kind.extension());
    }

    /** What all keys begin with. */
    public String prefix() {
        return text.substring(0, text.indexOf('{'));
    }

    /** Whether every recording gets a key of its own. */
    public boolean isUnique() {
        return text.contains(RECORDING);
    }
}
