package dev.rooms.http.access;

import dev.rooms.application.access.GetToken;
import dev.rooms.application.access.RevokeToken;
import dev.rooms.domain.access.LedgerToken;
import dev.rooms.domain.shared.TokenId;
import dev.rooms.http.identity.RequestCaller;
import dev.rooms.http.shared.OneEffect;
import dev.rooms.http.shared.Parameters;
import dev.rooms.http.shared.Replies;
import dev.rooms.http.shared.Versions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/tokens/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "tokens")
@RunOnVirtualThread
@OneEffect
class TokenResource {
    private final GetToken getToken;
    private final RevokeToken revokeToken;
    private final RequestCaller caller;

    TokenResource(GetToken getToken, RevokeToken revokeToken, RequestCaller caller) {
        this.getToken = getToken;
        this.revokeToken = revokeToken;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "getToken",
            summary = "Get a token",
            description = "Shows the use of the token, never its text.")
    @APIResponseSchema(TokenJson.class)
    @Extension(name = "x-problems", value = "token-not-found")
    public Response get(@PathParam("id") String id) {
        return answer(getToken.handle(new GetToken.Query(caller.get(), new TokenId(Parameters.id(id)))));
    }

    @POST
    @Path("revoke")
    @Operation(operationId = "revokeToken", summary = "Revoke a token", description = "Its holder is put out.")
    @APIResponseSchema(value = TokenJson.class, responseCode = "200")
    @Extension(name = "x-problems", value = "token-not-found")
    public Response revoke(@PathParam("id") String id) {
        return answer(revokeToken.handle(new RevokeToken.Command(caller.get(), new TokenId(Parameters.id(id)))));
    }

    private static Response answer(LedgerToken token) {
        return Replies.ok(TokenJson.of(token), Versions.tag(token.version()));
    }
}
