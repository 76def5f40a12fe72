package dev.rooms.http.recording;

import dev.rooms.domain.recording.RecordingId;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which recording shall stop. */
@RegisterForReflection
record StopBody(
        @Schema(nullable = true, description = "Null: all that are active") @Nullable
        UUID recordingId) {
    @Nullable
    RecordingId recording() {
        return recordingId == null ? null : new RecordingId(recordingId);
    }
}
