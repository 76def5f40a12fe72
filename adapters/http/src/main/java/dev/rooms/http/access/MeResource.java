package dev.rooms.http.access;

import dev.rooms.application.access.GetMe;
import dev.rooms.http.identity.RequestCaller;
import dev.rooms.http.shared.Replies;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/me")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "api-keys")
@RunOnVirtualThread
class MeResource {
    private final GetMe getMe;
    private final RequestCaller caller;

    MeResource(GetMe getMe, RequestCaller caller) {
        this.getMe = getMe;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "getMe",
            summary = "Get the caller",
            description = "Every caller may ask, also the holder of a join token.")
    @APIResponseSchema(MeJson.class)
    public Response get() {
        return Replies.ok(MeJson.of(getMe.handle(caller.get())));
    }
}
