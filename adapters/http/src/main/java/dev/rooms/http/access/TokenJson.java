package dev.rooms.http.access;

import dev.rooms.domain.access.LedgerToken;
import dev.rooms.domain.shared.Actor;
import dev.rooms.http.shared.ActorJson;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A token as the ledger shows it. */
@RegisterForReflection
@Schema(name = "Token")
record TokenJson(
        UUID id,
        UUID roomId,
        UUID sessionId,
        @Schema(examples = "ana") String identity,
        @Schema(nullable = true) @Nullable String name,
        @Schema(examples = "host") String role,
        @Schema(examples = "booking") String issuedBy,
        @Schema(nullable = true) @Nullable ActorJson issuedByActor,
        Instant issuedAt,
        Instant expiresAt,
        @Schema(nullable = true) @Nullable Instant firstJoinedAt,
        @Schema(nullable = true) @Nullable Instant lastSeenAt,
        int joinCount,
        @Schema(nullable = true) @Nullable Integer maxUses,
        @Schema(nullable = true) @Nullable Instant revokedAt,
        @Schema(nullable = true) @Nullable String revokedBy,
        @Schema(nullable = true) @Nullable ActorJson revokedByActor) {
    /** A page of tokens. */
    @RegisterForReflection
    @Schema(name = "TokenList")
    record Listed(
            List<TokenJson> items,
            @Schema(nullable = true) @Nullable String nextCursor) {}

    static TokenJson of(LedgerToken token) {
        return switch (token) {
            case LedgerToken.Issued _ -> of(token, null, null);
            case LedgerToken.Revoked revoked -> of(token, revoked.revokedAt(), revoked.revokedBy());
        };
    }

    private static TokenJson of(LedgerToken token, @Nullable Instant revokedAt, @Nullable Actor revokedBy) {
        var facts = token.facts();
        var use = token.use();
        return new TokenJson(
                facts.id().value(),
                facts.room().value(),
                facts.session().value(),
                facts.identity().value(),
                facts.name(),
                facts.role().text(),
                facts.issuedBy().name(),
                ActorJson.of(facts.issuedBy()),
                facts.issuedAt(),
                facts.expiresAt(),
                use.firstJoinedAt(),
                use.lastSeenAt(),
                use.joinCount(),
                facts.maxUses(),
                revokedAt,
                revokedBy == null ? null : revokedBy.name(),
                ActorJson.of(revokedBy));
    }
}
