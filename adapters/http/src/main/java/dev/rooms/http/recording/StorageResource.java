package dev.rooms.http.recording;

import dev.rooms.application.recording.CheckStorage;
import dev.rooms.application.recording.SweepOrphans;
import dev.rooms.http.identity.RequestCaller;
import dev.rooms.http.shared.NoEffect;
import dev.rooms.http.shared.OneEffect;
import dev.rooms.http.shared.Replayable;
import dev.rooms.http.shared.Replies;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Looks at the bucket. */
@Path("/api/v1/storage")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "operations")
@RunOnVirtualThread
@OneEffect
class StorageResource implements Replayable.Remote {
    private final CheckStorage checkStorage;
    private final SweepOrphans sweepOrphans;
    private final RequestCaller caller;

    StorageResource(CheckStorage checkStorage, SweepOrphans sweepOrphans, RequestCaller caller) {
        this.checkStorage = checkStorage;
        this.sweepOrphans = sweepOrphans;
        this.caller = caller;
    }

    @POST
    @NoEffect
    @Path("check")
    @Operation(
            operationId = "checkStorage",
            summary = "Check the object storage",
            description = "Writes, reads, links and deletes a small object, and says which step fails.")
    @APIResponseSchema(value = StorageCheckJson.class, responseCode = "200")
    public Response check() {
        return Replies.ok(StorageCheckJson.of(checkStorage.handle(new CheckStorage.Command(caller.get()))));
    }

    @POST
    @Path("sweep")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "sweepStorage",
            summary = "Sweep the object storage",
            description = "The objects are deleted only when that is asked for; manifests of the last hour never are.")
    @APIResponseSchema(value = SweepJson.class, responseCode = "200")
    @Extension(name = "x-problems", value = "storage-unavailable")
    public Response sweep(@RequestBody(required = false) SweepBody body) {
        return Replies.ok(SweepJson.of(sweepOrphans.handle(new SweepOrphans.Command(caller.get(), body.deletes()))));
    }
}
