package dev.rooms.http.recording;

import dev.rooms.application.recording.RecordingStore;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A link to a file, which whoever has it may read until then. */
@RegisterForReflection
@Schema(name = "DownloadLink")
record LinkJson(
        @Schema(examples = "https://storage.example/recordings/a.mp4?X-Amz-Signature=0f3a")
        String url,

        Instant expiresAt) {
    static LinkJson of(RecordingStore.SignedLink link) {
        return new LinkJson(link.url().toString(), link.expiresAt());
    }

    @Override
    public String toString() {
        return "LinkJson[until " + expiresAt + "]";
    }
}
