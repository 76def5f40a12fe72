package dev.rooms.http.access;

import dev.rooms.domain.access.Grant;
import dev.rooms.domain.access.TokenWish;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.ParticipantRole;
import dev.rooms.domain.shared.Rules;
import dev.rooms.domain.template.PublishSource;
import dev.rooms.http.document.Patterns;
import dev.rooms.http.shared.RequiredMembers;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A join token as it is asked for. */
@RegisterForReflection
record TokenBody(
        @Schema(required = true, minLength = 1, maxLength = 256, examples = "ana") @Nullable
        String identity,

        @Schema(required = true) @Nullable ParticipantRole role,

        @Schema(nullable = true, maxLength = 64, pattern = Patterns.NO_CONTROL_CHARACTERS, examples = "Ana") @Nullable
        String name,

        @Schema(nullable = true, minimum = "1", examples = "3600") @Nullable
        Integer ttlSeconds,

        @Schema(nullable = true) @Nullable Map<String, String> attributes,

        @Schema(nullable = true, maxLength = 524288) @Nullable
        String metadata,

        @Schema(nullable = true, minimum = "1") @Nullable Integer maxUses,
        @Schema(nullable = true) @Nullable GrantsBody grants)
        implements RequiredMembers {
    /** Less than the role may, as it is asked for. */
    @RegisterForReflection
    record GrantsBody(
            @Schema(nullable = true) @Nullable List<PublishSource> publishSources,
            @Schema(nullable = true) @Nullable Boolean canPublishData,
            @Schema(nullable = true) @Nullable Boolean canSubscribe) {
        Grant.Wish wish() {
            return new Grant.Wish(
                    publishSources == null ? null : Set.copyOf(publishSources), canPublishData, canSubscribe);
        }
    }

    @Override
    public Rules required() {
        return new Rules().present(identity, "/identity").present(role, "/role");
    }

    TokenWish wish() {
        return new TokenWish(
                new ParticipantIdentity(Objects.requireNonNull(identity)),
                Objects.requireNonNull(role),
                name,
                ttlSeconds,
                attributes == null ? Map.of() : attributes,
                metadata,
                maxUses,
                grants == null ? Grant.Wish.NONE : grants.wish());
    }
}
