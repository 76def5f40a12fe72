package dev.rooms.http.access;

import dev.rooms.application.access.IntrospectToken;
import dev.rooms.http.identity.RequestCaller;
import dev.rooms.http.shared.NoEffect;
import dev.rooms.http.shared.OneEffect;
import dev.rooms.http.shared.Replies;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A POST that changes nothing, because a token in an address would end up in logs. */
@Path("/api/v1/tokens/introspect")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "tokens")
@RunOnVirtualThread
@OneEffect
class IntrospectionResource {
    private final IntrospectToken introspectToken;
    private final RequestCaller caller;

    IntrospectionResource(IntrospectToken introspectToken, RequestCaller caller) {
        this.introspectToken = introspectToken;
        this.caller = caller;
    }

    @POST
    @NoEffect
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "introspectToken",
            summary = "Introspect a token",
            description = "Says whether the token would let its holder in now.")
    @APIResponseSchema(value = IntrospectionJson.class, responseCode = "200")
    public Response introspect(IntrospectionBody body) {
        var query = new IntrospectToken.Query(caller.get(), body.text());
        return Replies.ok(IntrospectionJson.of(introspectToken.handle(query)));
    }
}
