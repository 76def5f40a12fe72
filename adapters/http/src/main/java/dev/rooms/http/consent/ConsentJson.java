package dev.rooms.http.consent;

import dev.rooms.domain.consent.Consent;
import dev.rooms.http.shared.ActorJson;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What somebody said about being recorded, as callers see it. */
@RegisterForReflection
@Schema(name = "Consent")
public record ConsentJson(
        UUID id,
        UUID roomId,
        @Schema(examples = "ana") String identity,

        @Schema(enumeration = {"accepted", "declined", "withdrawn"})
        String decision,

        @Schema(nullable = true, examples = "2026-01", description = "Of the text that they were shown") @Nullable
        String textVersion,

        @Schema(nullable = true, examples = "de-DE") @Nullable
        String locale,

        Instant recordedAt,

        @Schema(description = "Who told Rooms: the name of an API key, or whose join token it was")
        String recordedBy,

        @Schema(nullable = true) @Nullable ActorJson recordedByActor) {
    /** A page of them. */
    @RegisterForReflection
    @Schema(name = "ConsentList")
    record Listed(
            List<ConsentJson> items,
            @Schema(nullable = true) @Nullable String nextCursor) {}

    public static ConsentJson of(Consent consent) {
        return new ConsentJson(
                consent.id().value(),
                consent.room().value(),
                consent.identity().value(),
                consent.decision().text(),
                consent.textVersion(),
                consent.locale(),
                consent.recordedAt(),
                consent.recordedBy().name(),
                ActorJson.of(consent.recordedBy()));
    }
}
