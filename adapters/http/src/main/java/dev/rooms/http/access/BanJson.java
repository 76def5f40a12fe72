package dev.rooms.http.access;

import dev.rooms.domain.access.Ban;
import dev.rooms.http.shared.ActorJson;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A ban as callers see it. */
@RegisterForReflection
@Schema(name = "Ban")
record BanJson(
        @Schema(examples = "ana") String identity,
        @Schema(examples = "booking") String bannedBy,
        @Schema(nullable = true) @Nullable ActorJson bannedByActor,
        Instant bannedAt,
        @Schema(nullable = true) @Nullable Instant expiresAt) {
    /** A page of bans. */
    @RegisterForReflection
    @Schema(name = "BanList")
    record Listed(
            List<BanJson> items,
            @Schema(nullable = true) @Nullable String nextCursor) {}

    static BanJson of(Ban ban) {
        return new BanJson(
                ban.identity().value(),
                ban.bannedBy().name(),
                ActorJson.of(ban.bannedBy()),
                ban.bannedAt(),
                ban.expiresAt());
    }
}
