package dev.rooms.http.recording;

import dev.rooms.domain.shared.Rules;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What of a recording can be changed. */
@RegisterForReflection
record RecordingPatchBody(
        @Schema(required = true, examples = "true") @Nullable
        Boolean legalHold) {
    boolean hold() {
        new Rules().present(legalHold, "/legal_hold").check();
        return Objects.requireNonNull(legalHold);
    }
}
