package dev.rooms.application.recording;

import dev.rooms.domain.recording.EgressId;
import dev.rooms.domain.recording.ObjectKey;
import dev.rooms.domain.room.LiveKitRoomName;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What LiveKit says of a recorder, in an answer or a webhook ({@code EgressInfo}). It only moves forward by the rank of
 * its state, then by {@code updatedAt}.
 *
 * @param key where the file was asked to go; null when it was not asked for a file, or does not say
 * @param reason LiveKit's error, or its details; null when it says nothing
 * @param size of the file in bytes, once it was written
 */
public record EgressReport(
        EgressId id,
        LiveKitRoomName room,
        @Nullable ObjectKey key,
        State state,
        @Nullable String reason,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Instant updatedAt,
        @Nullable Duration duration,
        @Nullable Long size) {
    /** In the order in which one may follow the other; the last four are final. */
    public enum State {
        STARTING,
        ACTIVE,
        ENDING,
        COMPLETE,
        FAILED,
        ABORTED,
        LIMIT_REACHED;

        public boolean isFinal() {
            return compareTo(COMPLETE) >= 0;
        }
    }
}
