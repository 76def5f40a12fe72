package dev.rooms.http.access;

import dev.rooms.application.access.RevokeTokens.BanWish;
import dev.rooms.domain.access.TokenSelection;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.ParticipantRole;
import dev.rooms.domain.shared.Rules;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which tokens of a room are to be revoked: all, or those that fit everything that is said. */
@RegisterForReflection
record RevocationBody(
        @Schema(nullable = true) @Nullable Boolean all,

        @Schema(nullable = true, minLength = 1, maxLength = 256, examples = "ana") @Nullable
        String identity,

        @Schema(nullable = true) @Nullable ParticipantRole role,
        @Schema(nullable = true) @Nullable Instant issuedBefore,
        @Schema(nullable = true) @Nullable Boolean ban,
        @Schema(nullable = true) @Nullable Instant banExpiresAt) {
    TokenSelection selection() {
        var selects = identity != null || role != null || issuedBefore != null;
        var wantsAll = Boolean.TRUE.equals(all);
        var who = identity == null ? null : new ParticipantIdentity(identity);
        var rules = new Rules();
        if (who != null && Boolean.TRUE.equals(ban)) {
            who.checkNamed(rules, "/identity");
        } else if (who != null) {
            // Tokens of identities that were allowed once can always be revoked.
            who.check(rules, "/identity");
        }
        rules.must(
                        selects || wantsAll,
                        "/all",
                        "required",
                        "must be true when there is no identity, role or issued_before")
                .must(
                        !(selects && wantsAll),
                        "/all",
                        "contradiction",
                        "must not be true together with identity, role or issued_before")
                .must(
                        banExpiresAt == null || Boolean.TRUE.equals(ban),
                        "/ban_expires_at",
                        "contradiction",
                        "must not be there unless ban is true")
                .check();
        return new TokenSelection(who, role, issuedBefore);
    }

    @Nullable
    BanWish banWish() {
        return Boolean.TRUE.equals(ban) ? new BanWish(banExpiresAt) : null;
    }
}
