package dev.rooms.http.access;

import dev.rooms.application.access.IntrospectToken.Introspection;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Whether a token would let its holder in now, and what the ledger has of it (after RFC 7662). */
@RegisterForReflection
@Schema(name = "Introspection")
record IntrospectionJson(
        boolean active, @Schema(nullable = true) @Nullable TokenJson token) {
    static IntrospectionJson of(Introspection introspection) {
        var token = introspection.token();
        return new IntrospectionJson(introspection.active(), token == null ? null : TokenJson.of(token));
    }
}
