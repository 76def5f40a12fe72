package dev.rooms.http.room;

import dev.rooms.application.participant.ListSessions;
import dev.rooms.application.room.ListRoomHistory;
import dev.rooms.domain.room.RoomId;
import dev.rooms.http.identity.RequestCaller;
import dev.rooms.http.shared.PageQuery;
import dev.rooms.http.shared.Parameters;
import dev.rooms.http.shared.Replies;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
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
@Tag(name = "rooms")
@RunOnVirtualThread
class RoomLedgerResource {
    private final ListSessions listSessions;
    private final ListRoomHistory listHistory;
    private final RequestCaller caller;

    RoomLedgerResource(ListSessions listSessions, ListRoomHistory listHistory, RequestCaller caller) {
        this.listSessions = listSessions;
        this.listHistory = listHistory;
        this.caller = caller;
    }

    @GET
    @Path("sessions")
    @Operation(operationId = "listSessions", summary = "List the sessions that somebody joined, newest first")
    @APIResponseSchema(SessionJson.Listed.class)
    @Extension(name = "x-problems", value = "room-not-found,bad-cursor")
    public Response sessions(@PathParam("id") String id, @BeanParam PageQuery asked) {
        var room = new RoomId(Parameters.id(id));
        var paging = asked.of("sessions", room);
        var page = listSessions.handle(new ListSessions.Query(caller.get(), room, paging.request()));
        return Replies.ok(new SessionJson.Listed(page.map(SessionJson::of).items(), paging.next(page)));
    }

    @GET
    @Path("history")
    @Operation(operationId = "listRoomHistory", summary = "List the changes of a room's status, newest first")
    @APIResponseSchema(ChangeJson.Listed.class)
    @Extension(name = "x-problems", value = "room-not-found,bad-cursor")
    public Response history(@PathParam("id") String id, @BeanParam PageQuery asked) {
        var room = new RoomId(Parameters.id(id));
        var paging = asked.of("history", room);
        var page = listHistory.handle(new ListRoomHistory.Query(caller.get(), room, paging.request()));
        return Replies.ok(new ChangeJson.Listed(page.map(ChangeJson::of).items(), paging.next(page)));
    }
}
