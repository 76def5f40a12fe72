package dev.rooms.application.recording;

import dev.rooms.domain.recording.EgressId;
import dev.rooms.domain.recording.ObjectKey;
import dev.rooms.domain.recording.Recording;
import java.time.InstantSource;

/** Deletes the file of a recording and its manifest, if that is wanted; where the storage is away, a later step will. */
public final class RemoveFile {
    private final KeepRecording keepRecording;
    private final RecordingStore store;
    private final InstantSource clock;

    public RemoveFile(KeepRecording keepRecording, RecordingStore store, InstantSource clock) {
        this.keepRecording = keepRecording;
        this.store = store;
        this.clock = clock;
    }

    void handle(Recording recording) {
        if (recording.keeping().removal() == null || recording.status().isGone()) {
            return;
        }
        if (isDeleted(recording)) {
            keepRecording.change(recording.id(), each -> each.removed(clock.instant()));
        }
    }

    /** What a recorder has written that ended when all was deleted. */
    void again(Recording recording) {
        if (isDeleted(recording)) {
            keepRecording.change(recording.id(), each -> each.dueAt(null));
        }
    }

    private boolean isDeleted(Recording recording) {
        var key = recording.facts().key();
        var recorder = recording.run().egress();
        try {
            store.delete(key);
            if (recorder != null) {
                store.delete(manifest(key, recorder));
            }
            return true;
        } catch (StorageUnavailable later) {
            keepRecording.later(recording);
            return false;
        }
    }

    /** The real egress puts it beside the file (LIVEKIT.md 0). */
    private static ObjectKey manifest(ObjectKey key, EgressId recorder) {
        var folder = key.value().substring(0, key.value().lastIndexOf('/') + 1);
        return new ObjectKey(folder + recorder.value() + ".json");
    }
}
