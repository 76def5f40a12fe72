package dev.rooms.http.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rooms.domain.access.ApiKey;
import dev.rooms.domain.shared.Scope;
import dev.rooms.http.shared.ActorJson;
import dev.rooms.http.shared.Replayable;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An API key as callers see it.
 *
 * @param key its text, in the answer to its creation only
 */
@RegisterForReflection
@Schema(name = "ApiKey")
record ApiKeyJson(
        UUID id,
        @Schema(examples = "booking") String name,
        List<String> scopes,

        @Schema(description = "Shown once, in the answer to the creation")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        String key,

        @Schema(examples = "operator") String createdBy,
        @Schema(nullable = true) @Nullable ActorJson createdByActor,
        Instant createdAt,
        Instant expiresAt,
        @Schema(nullable = true) @Nullable Instant revokedAt,
        @Schema(nullable = true) @Nullable String revokedBy,
        @Schema(nullable = true) @Nullable ActorJson revokedByActor,

        @Schema(
                nullable = true,
                description = "At most a minute older than the last use, and no part of the version; null: never used")
        @Nullable
        Instant lastUsedAt)
        implements Replayable.WithoutSecret {
    /** A page of keys. */
    @RegisterForReflection
    @Schema(name = "ApiKeyList")
    record Listed(
            List<ApiKeyJson> items,
            @Schema(nullable = true) @Nullable String nextCursor) {}

    static ApiKeyJson of(ApiKey key) {
        return of(key, null);
    }

    static ApiKeyJson of(ApiKey key, @Nullable String text) {
        var revokedBy = key.revokedBy();
        return new ApiKeyJson(
                key.id().value(),
                key.name(),
                key.scopes().stream().sorted().map(Scope::text).toList(),
                text,
                key.createdBy().name(),
                ActorJson.of(key.createdBy()),
                key.createdAt(),
                key.expiresAt(),
                key.revokedAt(),
                revokedBy == null ? null : revokedBy.name(),
                ActorJson.of(revokedBy),
                key.lastUsedAt());
    }

    @Override
    public Object withoutSecret() {
        return new ApiKeyJson(
                id,
                name,
                scopes,
                null,
                createdBy,
                createdByActor,
                createdAt,
                expiresAt,
                revokedAt,
                revokedBy,
                revokedByActor,
                lastUsedAt);
    }

    @Override
    public String toString() {
        return "ApiKeyJson[" + id + "]";
    }
}
