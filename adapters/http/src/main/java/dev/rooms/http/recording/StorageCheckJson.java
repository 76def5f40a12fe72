package dev.rooms.http.recording;

import dev.rooms.application.recording.CheckStorage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What came of trying out the storage. */
@RegisterForReflection
@Schema(name = "StorageCheck")
record StorageCheckJson(
        boolean ok,

        @Schema(nullable = true, description = "The first step that failed", examples = "write") @Nullable
        String failed,

        List<Step> steps) {
    /** One thing that was tried. */
    @RegisterForReflection
    @Schema(name = "StorageStep")
    record Step(
            @Schema(enumeration = {"write", "read", "link", "delete"})
            String name,

            boolean ok,

            @Schema(
                    nullable = true,
                    examples = "AccessDenied: Access Denied. (403)",
                    description = "Why it failed, in the words of the storage; null when it did not")
            @Nullable
            String why) {}

    static StorageCheckJson of(List<CheckStorage.Step> tried) {
        var steps = tried.stream()
                .map(step -> new Step(step.name(), step.ok(), step.why()))
                .toList();
        var failed = steps.stream()
                .filter(step -> !step.ok())
                .map(Step::name)
                .findFirst()
                .orElse(null);
        return new StorageCheckJson(failed == null, failed, steps);
    }
}
