package dev.rooms.application.recording;

import dev.rooms.domain.consent.Consent;
import dev.rooms.domain.recording.Recording;
import dev.rooms.domain.recording.RecordingChange;
import java.util.List;

/** A recording as callers see it. */
public record RecordingView(Recording recording, List<RecordingChange> history, List<Consent> consents) {
    public RecordingView {
        history = List.copyOf(history);
        consents = List.copyOf(consents);
    }
}
