package dev.rooms.http.recording;

import dev.rooms.domain.shared.Rules;
import dev.rooms.http.shared.RequiredMembers;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What of a recording can be changed. */
@RegisterForReflection
record RecordingPatchBody(
        @Schema(required = true, examples = "true") @Nullable
        Boolean legalHold) implements RequiredMembers {
    @Override
    public Rules required() {
        return new Rules().present(legalHold, "/legal_hold");
    }

    boolean hold() {
        return Objects.requireNonNull(legalHold);
    }
}
