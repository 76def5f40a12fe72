package dev.rooms.http.room;

import dev.rooms.application.room.CloseRoom;
import dev.rooms.application.room.CreateRoom;
import dev.rooms.application.room.DeleteRoom;
import dev.rooms.application.room.GetRoom;
import dev.rooms.application.room.ListRooms;
import dev.rooms.application.room.RoomView;
import dev.rooms.application.room.UpdateRoom;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.template.TemplateId;
import dev.rooms.http.identity.RequestCaller;
import dev.rooms.http.problem.HttpRefusal;
import dev.rooms.http.shared.Bodies;
import dev.rooms.http.shared.JsonBodyReader;
import dev.rooms.http.shared.MergePatch;
import dev.rooms.http.shared.OneEffect;
import dev.rooms.http.shared.Parameters;
import dev.rooms.http.shared.Replies;
import dev.rooms.http.shared.Versions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/rooms")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "rooms")
@RunOnVirtualThread
@OneEffect
class RoomResource {
    private static final String EFFECTIVE = "effective";

    private final CreateRoom createRoom;
    private final GetRoom getRoom;
    private final ListRooms listRooms;
    private final UpdateRoom updateRoom;
    private final CloseRoom closeRoom;
    private final DeleteRoom deleteRoom;
    private final NotApplied notApplied;
    private final Bodies bodies;
    private final RequestCaller caller;

    RoomResource(
            CreateRoom createRoom,
            GetRoom getRoom,
            ListRooms listRooms,
            UpdateRoom updateRoom,
            CloseRoom closeRoom,
            DeleteRoom deleteRoom,
            NotApplied notApplied,
            Bodies bodies,
            RequestCaller caller) {
        this.createRoom = createRoom;
        this.getRoom = getRoom;
        this.listRooms = listRooms;
        this.updateRoom = updateRoom;
        this.closeRoom = closeRoom;
        this.deleteRoom = deleteRoom;
        this.notApplied = notApplied;
        this.bodies = bodies;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createRoom",
            summary = "Create a room",
            description = "A booking or service session that has a room gets that one, with 200; not_applied names the"
                    + " members of the request that differ from it. Once the room has ended, a request with a starts_at"
                    + " in the future creates a new one.")
    @APIResponseSchema(value = RoomJson.class, responseCode = "201")
    @APIResponse(
            responseCode = "200",
            description = "The room that was there",
            content = @Content(schema = @Schema(implementation = RoomJson.class)))
    @Extension(name = "x-problems", value = "template-archived,booking-taken")
    public Response create(RoomBody body) {
        var outcome = createRoom.handle(new CreateRoom.Command(
                caller.get(),
                Objects.requireNonNull(body.name()),
                body.roomType(),
                body.templateId() == null ? null : new TemplateId(body.templateId()),
                RoomPatch.booking(body),
                RoomPatch.serviceSession(body),
                body.startsAt(),
                body.endsAt(),
                body.settings()));
        var view = outcome.room();
        var path = "rooms/" + view.room().id().value();
        return outcome.created()
                ? Replies.created(RoomJson.of(view), tag(view), path)
                : Replies.existing(RoomJson.of(view, notApplied.of(body, view)), tag(view), path);
    }

    @GET
    @Operation(operationId = "listRooms", summary = "List rooms, newest first")
    @APIResponseSchema(RoomJson.Listed.class)
    @Extension(name = "x-problems", value = "bad-cursor")
    public Response list(@BeanParam RoomFilter asked) {
        var filter = asked.filter();
        var paging = asked.of("rooms", filter);
        var page = listRooms.handle(new ListRooms.Query(caller.get(), filter, paging.request()));
        return Replies.ok(new RoomJson.Listed(page.map(RoomJson::of).items(), paging.next(page)));
    }

    @GET
    @Path("{id}")
    @Operation(
            operationId = "getRoom",
            summary = "Get a room",
            description = "With view=effective it answers as getEffectiveRoom does.")
    @APIResponseSchema(RoomJson.class)
    @Extension(name = "x-problems", value = "room-not-found")
    public Response get(
            @PathParam("id") String id, @Parameter(hidden = true) @QueryParam("view") @Nullable String view) {
        if (view == null) {
            var room = getRoom.handle(new GetRoom.Query(caller.get(), id(id)));
            return Replies.ok(RoomJson.of(room), tag(room));
        }
        if (!view.equals(EFFECTIVE)) {
            throw HttpRefusal.badParameter("view", "must be " + EFFECTIVE);
        }
        return getEffective(id);
    }

    @GET
    @Path("{id}/" + EFFECTIVE)
    @Operation(
            operationId = "getEffectiveRoom",
            summary = "Get a room with the origins of its settings",
            description = "Each setting says whether the request, the template or the system has set it.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "EffectiveRoom")))
    @Extension(name = "x-problems", value = "room-not-found")
    public Response getEffective(@PathParam("id") String id) {
        var room = getRoom.handle(new GetRoom.Query(caller.get(), id(id)));
        return Replies.ok(EffectiveRoom.of(room, bodies), tag(room));
    }

    @PATCH
    @Path("{id}")
    @Consumes({MediaType.APPLICATION_JSON, JsonBodyReader.MERGE_PATCH})
    @Operation(
            operationId = "updateRoom",
            summary = "Update or cancel a room",
            description =
                    "A JSON merge patch (RFC 7396). Limits changed while the room is live hold from its next session.")
    @RequestBody(content = @Content(schema = @Schema(implementation = RoomPatchBody.class)))
    @APIResponseSchema(RoomJson.class)
    @Extension(name = "x-problems", value = "room-not-found,room-ended,room-not-cancellable")
    public Response update(
            @PathParam("id") String id, @HeaderParam("If-Match") List<String> ifMatch, MergePatch patch) {
        var view = updateRoom.handle(new UpdateRoom.Command(
                caller.get(), id(id), Versions.seen(ifMatch), new RoomPatch(bodies, patch)::applyTo));
        return Replies.ok(RoomJson.of(view), tag(view));
    }

    @DELETE
    @Path("{id}")
    @Operation(
            operationId = "deleteRoom",
            summary = "Delete a room; its ledger stays",
            description = "A live room is closed first.")
    @Extension(name = "x-problems", value = "room-not-found")
    public Response delete(@PathParam("id") String id, @HeaderParam("If-Match") List<String> ifMatch) {
        deleteRoom.handle(new DeleteRoom.Command(caller.get(), id(id), Versions.seen(ifMatch)));
        return Replies.noContent();
    }

    @POST
    @Path("{id}/close")
    @Operation(
            operationId = "closeRoom",
            summary = "Close a room and put everybody out",
            description = "202 when people are being put out, 200 when there was nobody to put out.")
    @APIResponseSchema(value = RoomJson.class, responseCode = "200")
    @APIResponse(
            responseCode = "202",
            description = "People are being put out",
            content = @Content(schema = @Schema(implementation = RoomJson.class)))
    @Extension(name = "x-problems", value = "room-not-found")
    public Response close(@PathParam("id") String id) {
        var outcome = closeRoom.handle(new CloseRoom.Command(caller.get(), id(id)));
        var view = outcome.room();
        return outcome.vacating()
                ? Replies.accepted(RoomJson.of(view), tag(view))
                : Replies.ok(RoomJson.of(view), tag(view));
    }

    private static RoomId id(String text) {
        return new RoomId(Parameters.id(text));
    }

    private static String tag(RoomView view) {
        var session = view.currentSession();
        // The clock opens a room and LiveKit ends a session without a new version of the room.
        var shown = session == null
                ? view.status().text()
                : view.status().text() + "-" + session.id().value() + "-"
                        + session.version().value();
        return Versions.tag(view.room().version(), shown);
    }
}
