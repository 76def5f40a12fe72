package dev.rooms.domain.recording;

import dev.rooms.domain.shared.Conflict;
import java.util.Map;
import java.util.UUID;

/** The recording is not as far yet, or has failed. */
public final class RecordingNotReady extends Conflict {
    private static final long serialVersionUID = 1;

    private final UUID recording;
    private final RecordingStatus status;

    public RecordingNotReady(RecordingId id, RecordingStatus status) {
        super("recording-not-ready", "Recording " + id.value() + " is " + status.text() + ".");
        this.recording = id.value();
        this.status = status;
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("recording_id", recording, "recording_status", status.text());
    }
}
