package dev.rooms.http.access;

import dev.rooms.application.access.LiftBan;
import dev.rooms.application.access.ListBans;
import dev.rooms.application.access.RevokeTokens;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.http.identity.RequestCaller;
import dev.rooms.http.shared.OneEffect;
import dev.rooms.http.shared.PageQuery;
import dev.rooms.http.shared.Parameters;
import dev.rooms.http.shared.Replies;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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

@Path("/api/v1/rooms/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "tokens")
@RunOnVirtualThread
@OneEffect
class RoomAccessResource {
    private final RevokeTokens revokeTokens;
    private final ListBans listBans;
    private final LiftBan liftBan;
    private final RequestCaller caller;

    RoomAccessResource(RevokeTokens revokeTokens, ListBans listBans, LiftBan liftBan, RequestCaller caller) {
        this.revokeTokens = revokeTokens;
        this.listBans = listBans;
        this.liftBan = liftBan;
        this.caller = caller;
    }

    @POST
    @Path("tokens/revoke")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "revokeTokens",
            summary = "Revoke tokens of a room",
            description = "Their holders are put out, and on demand their identities are banned.")
    @APIResponseSchema(value = RevocationJson.class, responseCode = "200")
    @Extension(name = "x-problems", value = "room-not-found")
    public Response revoke(@PathParam("id") String id, RevocationBody body) {
        var room = new RoomId(Parameters.id(id));
        var command = new RevokeTokens.Command(caller.get(), room, body.selection(), body.banWish());
        return Replies.ok(RevocationJson.of(revokeTokens.handle(command)));
    }

    @GET
    @Path("bans")
    @Operation(operationId = "listBans", summary = "List the bans of a room, newest first")
    @APIResponseSchema(BanJson.Listed.class)
    @Extension(name = "x-problems", value = "room-not-found,bad-cursor")
    public Response list(@PathParam("id") String id, @BeanParam PageQuery asked) {
        var room = new RoomId(Parameters.id(id));
        var paging = asked.of("bans", room);
        var page = listBans.handle(new ListBans.Query(caller.get(), room, paging.request()));
        return Replies.ok(new BanJson.Listed(page.map(BanJson::of).items(), paging.next(page)));
    }

    @DELETE
    @Path("bans/{identity}")
    @Operation(operationId = "liftBan", summary = "Lift a ban", description = "The identity can have tokens again.")
    @Extension(name = "x-problems", value = "room-not-found,ban-not-found")
    public Response lift(@PathParam("id") String id, @PathParam("identity") String identity) {
        liftBan.handle(new LiftBan.Command(
                caller.get(),
                new RoomId(Parameters.id(id)),
                new ParticipantIdentity(Parameters.text("identity", identity))));
        return Replies.noContent();
    }
}
