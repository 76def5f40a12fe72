package dev.rooms.http.drift;

import dev.rooms.domain.drift.Drift;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A difference between LiveKit and the ledger as callers see it. */
@RegisterForReflection
@Schema(name = "Drift")
record DriftJson(
        UUID id,
        @Schema(examples = "participant_gone") String kind,

        @Schema(examples = "Somebody is no longer in a room whom the ledger shows as joined.")
        String found,

        @Schema(description = "Whether the ledger or LiveKit was put right; otherwise it is only reported")
        boolean repaired,

        Instant when,

        @Schema(description = "LiveKit's sid of the room, participant or track", examples = "PA_9fQw2LmXsR4e")
        String subject,

        @Schema(examples = "s-0199c0ffee007a3b9c1d2e3f4a5b6c7d")
        String livekitRoom,

        @Schema(nullable = true) @Nullable UUID roomId,
        @Schema(nullable = true) @Nullable UUID sessionId,

        @Schema(nullable = true, examples = "ana") @Nullable String identity) {
    /** A page of differences. */
    @RegisterForReflection
    @Schema(name = "DriftList")
    record Listed(
            List<DriftJson> items,
            @Schema(nullable = true) @Nullable String nextCursor) {}

    static DriftJson of(Drift drift) {
        return new DriftJson(
                drift.id().value(),
                drift.kind().text(),
                drift.kind().found(),
                drift.kind().isRepaired(),
                drift.at(),
                drift.subject(),
                drift.livekitRoom().value(),
                drift.room() == null ? null : drift.room().value(),
                drift.session() == null ? null : drift.session().value(),
                drift.identity() == null ? null : drift.identity().value());
    }
}
