package dev.rooms.http.room;

import dev.rooms.domain.room.RoomChange;
import dev.rooms.http.shared.ActorJson;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A change of a room's status as callers see it. */
@RegisterForReflection
@Schema(name = "RoomChange")
record ChangeJson(
        @Schema(examples = "live") String status,

        @Schema(nullable = true, examples = "open") @Nullable
        String previousStatus,

        @Schema(examples = "joined") String reason,

        @Schema(examples = "livekit", description = "The name of who did it")
        String actor,

        @Schema(nullable = true) @Nullable ActorJson byActor,
        Instant at) {
    /** A page of changes. */
    @RegisterForReflection
    @Schema(name = "RoomChangeList")
    record Listed(
            List<ChangeJson> items,
            @Schema(nullable = true) @Nullable String nextCursor) {}

    static ChangeJson of(RoomChange change) {
        return new ChangeJson(
                change.to().text(),
                change.from() == null ? null : change.from().text(),
                change.reason(),
                change.by().name(),
                ActorJson.of(change.by()),
                change.at());
    }
}
