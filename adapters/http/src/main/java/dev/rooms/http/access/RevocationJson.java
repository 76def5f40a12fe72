package dev.rooms.http.access;

import dev.rooms.application.access.RevokeTokens;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a revocation of many tokens has done. */
@RegisterForReflection
@Schema(name = "Revocation")
record RevocationJson(
        @Schema(description = "How many tokens were revoked by this", examples = "3")
        int revoked,

        List<BanJson> bans) {
    static RevocationJson of(RevokeTokens.Outcome outcome) {
        return new RevocationJson(
                outcome.revoked(), outcome.bans().stream().map(BanJson::of).toList());
    }
}
