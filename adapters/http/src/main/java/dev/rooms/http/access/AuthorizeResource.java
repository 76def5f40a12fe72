package dev.rooms.http.access;

import dev.rooms.application.access.AuthorizeJoin;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Where a proxy in front of LiveKit asks before it connects somebody. Open, because only proxies beside us reach it. */
@Path("/internal/authorize")
@RunOnVirtualThread
class AuthorizeResource {
    private final AuthorizeJoin authorizeJoin;

    AuthorizeResource(AuthorizeJoin authorizeJoin) {
        this.authorizeJoin = authorizeJoin;
    }

    @GET
    @Operation(hidden = true)
    public Response authorize(@Context HttpServerRequest request) {
        authorizeJoin.handle(ForwardedRequest.in(request));
        return Response.ok().build();
    }

    /** Envoy appends the path that it asks about. */
    @GET
    @Path("{path: .*}")
    @Operation(hidden = true)
    public Response authorizePath(@Context HttpServerRequest request) {
        return authorize(request);
    }
}
