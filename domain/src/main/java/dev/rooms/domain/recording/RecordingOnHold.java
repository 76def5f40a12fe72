package dev.rooms.domain.recording;

import dev.rooms.domain.shared.Conflict;
import java.util.Map;
import java.util.UUID;

/** A recording on legal hold is neither deleted nor does it expire. */
public final class RecordingOnHold extends Conflict {
    private static final long serialVersionUID = 1;

    private final UUID recording;

    public RecordingOnHold(RecordingId id) {
        super("recording-on-hold", "Recording " + id.value() + " is on legal hold; set legal_hold to false first.");
        this.recording = id.value();
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("recording_id", recording);
    }
}
