package dev.rooms.domain.recording;

import dev.rooms.domain.shared.Conflict;
import java.util.Map;
import java.util.UUID;

/** The room has one composite recording at a time. */
public final class RecordingAlreadyActive extends Conflict {
    private static final long serialVersionUID = 1;

    private final UUID recording;

    public RecordingAlreadyActive(RecordingId id) {
        super(
                "recording-already-active",
                "Recording " + id.value() + " of this room is active already; stop it first.");
        this.recording = id.value();
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("recording_id", recording);
    }
}
