package dev.rooms.http.recording;

import dev.rooms.application.recording.RecordingStore;
import dev.rooms.application.recording.SweepOrphans;
import dev.rooms.domain.recording.RecordingId;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How bucket and ledger differ. */
@RegisterForReflection
@Schema(name = "StorageSweep")
record SweepJson(
        @Schema(description = "In the bucket, and of no recording")
        List<StoredObject> objects,

        @Schema(description = "Those that are ready, and have no object in the bucket")
        List<UUID> recordings,

        @Schema(description = "Whether the objects were deleted")
        boolean deleted) {
    /** What lies in the bucket. */
    @RegisterForReflection
    @Schema(name = "StoredObject")
    record StoredObject(String objectKey, long sizeBytes, Instant lastModified) {
        static StoredObject of(RecordingStore.StoredObject object) {
            return new StoredObject(object.key().value(), object.size(), object.lastModified());
        }
    }

    static SweepJson of(SweepOrphans.Outcome outcome) {
        return new SweepJson(
                outcome.objects().stream().map(StoredObject::of).toList(),
                outcome.recordings().stream().map(RecordingId::value).toList(),
                outcome.deleted());
    }
}
