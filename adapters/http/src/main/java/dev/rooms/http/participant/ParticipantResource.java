package dev.rooms.http.participant;

import dev.rooms.application.participant.Attendances;
import dev.rooms.application.participant.FailedJoins;
import dev.rooms.application.participant.GetParticipant;
import dev.rooms.application.participant.ListFailedJoins;
import dev.rooms.application.participant.ListParticipants;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.room.SessionId;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.http.identity.RequestCaller;
import dev.rooms.http.problem.HttpRefusal;
import dev.rooms.http.shared.Bodies;
import dev.rooms.http.shared.DatedPageQuery;
import dev.rooms.http.shared.PageQuery;
import dev.rooms.http.shared.Parameters;
import dev.rooms.http.shared.Replies;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/rooms/{id}/participants")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "participants")
@RunOnVirtualThread
class ParticipantResource {
    private final ListParticipants listParticipants;
    private final ListFailedJoins listFailedJoins;
    private final GetParticipant getParticipant;
    private final Bodies bodies;
    private final RequestCaller caller;

    ParticipantResource(
            ListParticipants listParticipants,
            ListFailedJoins listFailedJoins,
            GetParticipant getParticipant,
            Bodies bodies,
            RequestCaller caller) {
        this.listParticipants = listParticipants;
        this.listFailedJoins = listFailedJoins;
        this.getParticipant = getParticipant;
        this.bodies = bodies;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "listParticipants",
            summary = "List the people of a room, newest first",
            description =
                    "One item per attendance, newest first. With state=failed, one item per token and session whose"
                            + " holder tried to join and never got in; these are in no other answer.")
    @APIResponseSchema(ParticipantJson.Listed.class)
    @Extension(name = "x-problems", value = "room-not-found,bad-cursor")
    public Response list(
            @PathParam("id") String id,
            @QueryParam("state") @Nullable String state,
            @QueryParam("identity") @Nullable String identity,
            @QueryParam("session_id") @Nullable String session,
            @BeanParam DatedPageQuery asked) {
        var room = new RoomId(Parameters.id(id));
        var sessionId = Parameters.optionalId("session_id", session);
        var of = sessionId == null ? null : new SessionId(sessionId);
        var who = identity == null ? null : new ParticipantIdentity(Parameters.text("identity", identity));
        if (ParticipantJson.FAILED.equals(state)) {
            return failed(room, new FailedJoins.Filter(who, of), asked);
        }
        var filter = new Attendances.Filter(open(state), who, of);
        var paging = asked.of("participants", room, filter);
        var page = listParticipants.handle(new ListParticipants.Query(caller.get(), room, filter, paging.request()));
        return Replies.ok(
                new ParticipantJson.Listed(page.map(ParticipantJson::of).items(), paging.next(page)));
    }

    private Response failed(RoomId room, FailedJoins.Filter filter, PageQuery asked) {
        var paging = asked.of("failed joins", room, filter);
        var page = listFailedJoins.handle(new ListFailedJoins.Query(caller.get(), room, filter, paging.request()));
        return Replies.ok(
                new ParticipantJson.Listed(page.map(ParticipantJson::of).items(), paging.next(page)));
    }

    @GET
    @Path("{identity}")
    @Operation(
            operationId = "getParticipant",
            summary = "Get the newest attendance of an identity",
            description = "Its ETag changes with each second that a live attendance lasts.")
    @APIResponseSchema(ParticipantJson.class)
    @Extension(name = "x-problems", value = "room-not-found,participant-not-found")
    public Response get(@PathParam("id") String id, @PathParam("identity") String identity) {
        var participant = ParticipantJson.of(getParticipant.handle(new GetParticipant.Query(
                caller.get(),
                new RoomId(Parameters.id(id)),
                new ParticipantIdentity(Parameters.text("identity", identity)))));
        return Replies.ok(participant, bodies.tag(participant));
    }

    private static @Nullable Boolean open(@Nullable String state) {
        return switch (state) {
            case null -> null;
            case "joined" -> true;
            case "left" -> false;
            default -> throw HttpRefusal.badParameter("state", "must be joined, left or failed");
        };
    }
}
