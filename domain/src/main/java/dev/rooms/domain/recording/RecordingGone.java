package dev.rooms.domain.recording;

import dev.rooms.domain.shared.Gone;
import java.util.Map;
import java.util.UUID;

/** The file of the recording was deleted. */
public final class RecordingGone extends Gone {
    private static final long serialVersionUID = 1;

    private final UUID recording;
    private final RecordingStatus status;

    public RecordingGone(RecordingId id, RecordingStatus status) {
        super("recording-gone", "The file of recording " + id.value() + " is gone.");
        this.recording = id.value();
        this.status = status;
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("recording_id", recording, "recording_status", status.text());
    }
}
