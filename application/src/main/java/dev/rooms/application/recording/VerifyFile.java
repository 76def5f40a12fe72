package dev.rooms.application.recording;

import dev.rooms.application.room.MediaServerUnavailable;
import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.recording.Recording;
import dev.rooms.domain.recording.RecordingStatus;
import dev.rooms.domain.shared.Actor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Looks for the file of a recording: ready is only what was seen in the bucket, as large as the recorder said. */
public final class VerifyFile {
    private static final Duration FIRST_LOOK = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    /** A pause is this part of the time that it has taken so far. */
    private static final int PART = 4;

    /** So often one that still writes is asked whether it lives. */
    private static final Duration ASKED = Duration.ofSeconds(5);

    private final Recordings recordings;
    private final KeepRecording keepRecording;
    private final ApplyEgress applyEgress;
    private final Egress egress;
    private final RecordingStore store;
    private final Duration timeout;
    private final Transactions transactions;
    private final InstantSource clock;

    public VerifyFile(
            Recordings recordings,
            KeepRecording keepRecording,
            ApplyEgress applyEgress,
            Egress egress,
            RecordingStore store,
            Duration timeout,
            Transactions transactions,
            InstantSource clock) {
        this.recordings = recordings;
        this.keepRecording = keepRecording;
        this.applyEgress = applyEgress;
        this.egress = egress;
        this.store = store;
        this.timeout = timeout;
        this.transactions = transactions;
        this.clock = clock;
    }

    void handle(Recording recording) {
        if (recording.isWriting()) {
            ask(recording);
        }
        try {
            var found = store.find(recording.facts().key());
            var since = transactions.within(() -> recordings.changedAt(recording));
            keepRecording.change(recording.id(), each -> verified(each.storageAway(false), found.orElse(null), since));
        } catch (StorageUnavailable unknown) {
            // Not known is not missing, however long.
            keepRecording.change(recording.id(), this::waiting);
        }
    }

    /** One that has died says nothing, and LiveKit lists it as writing for ever: it does not hear that it shall stop. */
    private void ask(Recording recording) {
        var hears = true;
        try {
            if (egress.stop(Objects.requireNonNull(recording.run().egress()))) {
                keepRecording.change(recording.id(), Recording::heard);
                return;
            }
        } catch (MediaServerUnavailable silent) {
            hears = false;
        }
        try {
            var report = egress.find(recording);
            report.ifPresent(applyEgress::handle);
            if (!hears && report.isPresent()) {
                keepRecording.change(recording.id(), each -> each.isWriting() ? each.unheard(clock.instant()) : each);
            }
        } catch (MediaServerUnavailable away) {
            // A webhook may still tell.
        }
    }

    private Recording waiting(Recording recording) {
        return recording.status() == RecordingStatus.PROCESSING
                        && recording.keeping().removal() == null
                ? recording.storageAway(true).dueAt(clock.instant().plus(KeepRecording.LATER))
                : recording;
    }

    private Recording verified(Recording recording, RecordingStore.@Nullable StoredObject found, Instant since) {
        if (recording.status() != RecordingStatus.PROCESSING) {
            return recording;
        }
        var now = clock.instant();
        var size = recording.run().size();
        if (found != null && !recording.isWriting() && (size == null || size == found.size())) {
            return recording.ready(found.size(), now);
        }
        if (!now.isBefore(since.plus(timeout))) {
            return recording.failed(whyNot(recording, found), Actor.ROOMS, now);
        }
        return recording.dueAt(now.plus(recording.isWriting() ? ASKED : pause(Duration.between(since, now))));
    }

    private static Duration pause(Duration taken) {
        var part = taken.dividedBy(PART);
        if (part.compareTo(FIRST_LOOK) < 0) {
            return FIRST_LOOK;
        }
        return part.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : part;
    }

    private static String whyNot(Recording recording, RecordingStore.@Nullable StoredObject found) {
        if (recording.isWriting()) {
            return Recording.RECORDER_LOST;
        }
        return found == null ? Recording.OBJECT_MISSING : Recording.SIZE_MISMATCH;
    }
}
