package dev.rooms.domain.recording;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Where a recording stands. {@link #ALLOWED} is the one table of what may follow what; no way leads back. */
public enum RecordingStatus {
    /** Wanted; nothing is known of a recorder. */
    REQUESTED,
    STARTING,
    ACTIVE,
    /** Shall stop, or is writing what it has. */
    ENDING,
    /** Its recorder has finished, or takes long to write; the file is not yet seen in the bucket. */
    PROCESSING,
    /** The file is in the bucket, as large as its recorder said. */
    READY,
    FAILED,
    /** Stopped before anything was recorded. */
    ABORTED,
    /** Deleted when its time was over. */
    EXPIRED,
    DELETED;

    private static final Set<RecordingStatus> REMOVALS = Set.of(EXPIRED, DELETED);
    private static final Map<RecordingStatus, Set<RecordingStatus>> ALLOWED = Map.of(
            // The news of steps between may be lost, so each may be skipped.
            REQUESTED, Set.of(STARTING, ACTIVE, ENDING, PROCESSING, FAILED, ABORTED),
            STARTING, Set.of(ACTIVE, ENDING, PROCESSING, FAILED, ABORTED),
            ACTIVE, Set.of(ENDING, PROCESSING, FAILED, ABORTED),
            ENDING, Set.of(PROCESSING, FAILED, ABORTED),
            PROCESSING, Set.of(READY, FAILED),
            READY, REMOVALS,
            FAILED, REMOVALS,
            ABORTED, REMOVALS,
            EXPIRED, Set.of(),
            DELETED, Set.of());

    public boolean mayBecome(RecordingStatus next) {
        return ALLOWED.getOrDefault(this, Set.of()).contains(next);
    }

    /** A recorder is at it, or may be. */
    public boolean isLive() {
        return compareTo(PROCESSING) < 0;
    }

    /** Nothing more is recorded, and it is known how it went. */
    public boolean isOver() {
        return compareTo(PROCESSING) > 0;
    }

    /** Its file was there and is no more. */
    public boolean isGone() {
        return REMOVALS.contains(this);
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
