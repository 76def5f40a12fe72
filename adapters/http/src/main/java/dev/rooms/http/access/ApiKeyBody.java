package dev.rooms.http.access;

import dev.rooms.domain.shared.Rules;
import dev.rooms.domain.shared.Scope;
import dev.rooms.http.document.Patterns;
import dev.rooms.http.shared.RequiredMembers;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An API key as it is asked for; without an expiry it is good for a year. */
@RegisterForReflection
record ApiKeyBody(
        @Schema(
                required = true,
                minLength = 1,
                maxLength = 256,
                pattern = Patterns.NAME,
                examples = "booking",
                description =
                        "Not operator, rooms, livekit, recorder, scheduler, auto-start or clock, in upper or lower case")
        @Nullable
        String name,

        @Schema(required = true, minItems = 1, examples = "[\"rooms:write\"]") @Nullable
        List<Scope> scopes,

        @Schema(nullable = true, examples = "2099-01-01T00:00:00Z") @Nullable
        Instant expiresAt)
        implements RequiredMembers {
    @Override
    public Rules required() {
        return new Rules().present(name, "/name").present(scopes, "/scopes");
    }
}
