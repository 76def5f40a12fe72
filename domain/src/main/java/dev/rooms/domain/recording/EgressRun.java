package dev.rooms.domain.recording;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the recorder of a recording.
 *
 * @param silentSince since when it has not answered though LiveKit did; null: it does
 * @param over whether it is known to have ended, or to be lost
 * @param size of the file in bytes, as the recorder said
 */
public record EgressRun(
        @Nullable EgressId egress,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Duration duration,
        @Nullable Long size,
        @Nullable Instant silentSince,
        boolean over) {
    static final EgressRun NONE = new EgressRun(null, null, null, null, null, null, false);

    EgressRun by(EgressId id) {
        return new EgressRun(id, startedAt, endedAt, duration, size, silentSince, over);
    }

    EgressRun started(@Nullable Instant at) {
        return at == null || startedAt != null
                ? this
                : new EgressRun(egress, at, endedAt, duration, size, silentSince, over);
    }

    EgressRun silent(@Nullable Instant since) {
        return new EgressRun(egress, startedAt, endedAt, duration, size, since, over);
    }

    EgressRun sized(long bytes) {
        return new EgressRun(egress, startedAt, endedAt, duration, bytes, silentSince, over);
    }

    EgressRun ended(Instant at, @Nullable Duration length, @Nullable Long bytes) {
        return new EgressRun(egress, startedAt, at, length, bytes, null, true);
    }

    EgressRun endedUnseen(Instant at) {
        return new EgressRun(egress, startedAt, endedAt == null ? at : endedAt, duration, size, null, over);
    }

    EgressRun nowOver(boolean isOver) {
        return new EgressRun(egress, startedAt, endedAt, duration, size, null, isOver);
    }
}
