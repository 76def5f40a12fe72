package dev.rooms.domain.recording;

import dev.rooms.domain.shared.NotFound;

/** The recording named does not exist. */
public final class RecordingNotFound extends NotFound {
    private static final long serialVersionUID = 1;

    public RecordingNotFound(RecordingId id) {
        super("recording-not-found", "There is no recording " + id.value() + ".");
    }
}
