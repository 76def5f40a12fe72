package dev.rooms.http.access;

import dev.rooms.application.access.GetMe;
import dev.rooms.domain.shared.Scope;
import dev.rooms.http.shared.ActorJson;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The caller as the caller sees it. */
@RegisterForReflection
@Schema(name = "Me")
record MeJson(
        ActorJson actor,

        @Schema(description = "The scopes of the key; none for a join token, whose holder may act for themselves alone")
        List<Scope> scopes,

        @Schema(nullable = true, description = "The end of the key or token; null: it has none") @Nullable
        Instant expiresAt) {
    static MeJson of(GetMe.Me me) {
        return new MeJson(
                Objects.requireNonNull(ActorJson.of(me.caller().actor())),
                me.caller().scopes().stream().sorted().toList(),
                me.expiresAt());
    }
}
