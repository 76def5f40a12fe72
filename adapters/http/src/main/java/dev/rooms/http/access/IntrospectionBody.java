package dev.rooms.http.access;

import dev.rooms.domain.shared.Rules;
import dev.rooms.http.shared.RequiredMembers;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The text of a join token that somebody showed. */
@RegisterForReflection
record IntrospectionBody(
        @Schema(required = true, minLength = 1, examples = "eyJhbGciOiJIUzI1NiJ9.e30.c2lnbmF0dXJl") @Nullable
        String token)
        implements RequiredMembers {
    @Override
    public Rules required() {
        return new Rules()
                .present(token, "/token")
                .must(token == null || !token.isEmpty(), "/token", "blank", "must not be blank");
    }

    String text() {
        return Objects.requireNonNull(token);
    }

    @Override
    public String toString() {
        return "IntrospectionBody[]";
    }
}
