package dev.rooms.http.drift;

import dev.rooms.application.drift.Drifts;
import dev.rooms.application.drift.ListDrift;
import dev.rooms.domain.drift.DriftKind;
import dev.rooms.domain.room.RoomId;
import dev.rooms.http.identity.RequestCaller;
import dev.rooms.http.shared.PageQuery;
import dev.rooms.http.shared.Parameters;
import dev.rooms.http.shared.Replies;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/drift")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "operations")
@RunOnVirtualThread
class DriftResource {
    private final ListDrift listDrift;
    private final RequestCaller caller;

    DriftResource(ListDrift listDrift, RequestCaller caller) {
        this.listDrift = listDrift;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "listDrift",
            summary = "List differences between ledger and LiveKit, newest first",
            description = "Each item says what was found and whether it was repaired.")
    @APIResponseSchema(DriftJson.Listed.class)
    @Extension(name = "x-problems", value = "bad-cursor")
    public Response list(
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("room_id") @Nullable String room,
            @BeanParam PageQuery asked) {
        var of = Parameters.optionalId("room_id", room);
        var filter = new Drifts.Filter(
                Parameters.named("kind", kind, DriftKind.class, DriftKind::text), of == null ? null : new RoomId(of));
        var paging = asked.of("drift", filter);
        var page = listDrift.handle(new ListDrift.Query(caller.get(), filter, paging.request()));
        return Replies.ok(new DriftJson.Listed(page.map(DriftJson::of).items(), paging.next(page)));
    }
}
