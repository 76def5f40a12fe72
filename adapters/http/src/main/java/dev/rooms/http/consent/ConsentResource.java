package dev.rooms.http.consent;

import dev.rooms.application.consent.GiveConsent;
import dev.rooms.application.consent.ListConsents;
import dev.rooms.domain.room.RoomId;
import dev.rooms.http.identity.RequestCaller;
import dev.rooms.http.shared.OneEffect;
import dev.rooms.http.shared.PageQuery;
import dev.rooms.http.shared.Parameters;
import dev.rooms.http.shared.Replies;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/rooms/{id}/consents")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "recordings")
@RunOnVirtualThread
@OneEffect
class ConsentResource {
    private static final String OWN = "A participant sends their own join token as bearer, and speaks for themselves.";

    private final GiveConsent giveConsent;
    private final ListConsents listConsents;
    private final RequestCaller caller;

    ConsentResource(GiveConsent giveConsent, ListConsents listConsents, RequestCaller caller) {
        this.giveConsent = giveConsent;
        this.listConsents = listConsents;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "giveConsent",
            summary = "Give or withdraw consent to being recorded",
            description =
                    "It holds in this room until the same identity declines or withdraws. The last decision of an "
                            + "identity is not written down again when it is repeated for the same text version, in whichever "
                            + "language; a withdrawal repeats one of any version. A join token accepts or declines at most "
                            + "100 times in 24 hours, and can always withdraw. " + OWN)
    @APIResponseSchema(value = ConsentJson.class, responseCode = "201")
    @APIResponse(
            responseCode = "200",
            description = "The last decision, which says the same",
            content = @Content(schema = @Schema(implementation = ConsentJson.class)))
    @Extension(name = "x-problems", value = "room-not-found,rate-limited")
    public Response give(@PathParam("id") String id, ConsentBody body) {
        var command = body.command(caller.get(), new RoomId(Parameters.id(id)));
        var outcome = giveConsent.handle(command);
        var consent = ConsentJson.of(outcome.consent());
        return outcome.isNew() ? Replies.written(consent) : Replies.ok(consent);
    }

    @GET
    @Operation(
            operationId = "listConsents",
            summary = "List the consents of a room, newest first",
            description = OWN + " They see what they said themselves.")
    @APIResponseSchema(ConsentJson.Listed.class)
    @Extension(name = "x-problems", value = "room-not-found,bad-cursor")
    public Response list(@PathParam("id") String id, @BeanParam PageQuery asked) {
        var room = new RoomId(Parameters.id(id));
        var paging = asked.of("consents", room);
        var page = listConsents.handle(new ListConsents.Query(caller.get(), room, paging.request()));
        return Replies.ok(new ConsentJson.Listed(page.map(ConsentJson::of).items(), paging.next(page)));
    }
}
