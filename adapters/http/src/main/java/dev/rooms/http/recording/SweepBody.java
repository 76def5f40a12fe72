package dev.rooms.http.recording;

import dev.rooms.http.shared.Effect;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What shall become of objects that no recording has. */
@RegisterForReflection
record SweepBody(
        @Schema(
                nullable = true,
                defaultValue = "false",
                examples = "false",
                description = "Whether they are deleted, or only reported")
        @Nullable
        Boolean delete)
        implements Effect {
    @Override
    public boolean hasEffect() {
        return deletes();
    }

    boolean deletes() {
        return Boolean.TRUE.equals(delete);
    }
}
