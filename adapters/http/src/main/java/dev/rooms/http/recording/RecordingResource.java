package dev.rooms.http.recording;

import dev.rooms.application.recording.DeleteRecording;
import dev.rooms.application.recording.GetRecording;
import dev.rooms.application.recording.HoldRecording;
import dev.rooms.application.recording.LinkRecording;
import dev.rooms.application.recording.ListRecordings;
import dev.rooms.application.recording.RecordingView;
import dev.rooms.domain.recording.RecordingId;
import dev.rooms.http.identity.RequestCaller;
import dev.rooms.http.shared.JsonBodyReader;
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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/recordings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "recordings")
@RunOnVirtualThread
class RecordingResource {
    private final ListRecordings listRecordings;
    private final GetRecording getRecording;
    private final HoldRecording holdRecording;
    private final DeleteRecording deleteRecording;
    private final LinkRecording linkRecording;
    private final RequestCaller caller;

    RecordingResource(
            ListRecordings listRecordings,
            GetRecording getRecording,
            HoldRecording holdRecording,
            DeleteRecording deleteRecording,
            LinkRecording linkRecording,
            RequestCaller caller) {
        this.listRecordings = listRecordings;
        this.getRecording = getRecording;
        this.holdRecording = holdRecording;
        this.deleteRecording = deleteRecording;
        this.linkRecording = linkRecording;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "listRecordings",
            summary = "List recordings, newest first",
            description = "created_after and created_before compare requested_at.")
    @APIResponseSchema(RecordingJson.Listed.class)
    @Extension(name = "x-problems", value = "bad-cursor")
    public Response list(@BeanParam RecordingFilter asked) {
        var filter = asked.filter();
        var paging = asked.of("recordings", filter);
        var page = listRecordings.handle(new ListRecordings.Query(caller.get(), filter, paging.request()));
        return Replies.ok(new RecordingJson.Listed(page.map(RecordingJson::of).items(), paging.next(page)));
    }

    @GET
    @Path("{id}")
    @Operation(
            operationId = "getRecording",
            summary = "Get a recording",
            description = "One whose file is gone is shown with the receipt of its deletion.")
    @APIResponseSchema(RecordingJson.class)
    @Extension(name = "x-problems", value = "recording-not-found")
    public Response get(@PathParam("id") String id) {
        return answer(getRecording.handle(new GetRecording.Query(caller.get(), id(id))));
    }

    @PATCH
    @Path("{id}")
    @Consumes({MediaType.APPLICATION_JSON, JsonBodyReader.MERGE_PATCH})
    @Operation(
            operationId = "updateRecording",
            summary = "Update the legal hold of a recording",
            description = "A recording on legal hold is not deleted.")
    @APIResponseSchema(RecordingJson.class)
    @Extension(name = "x-problems", value = "recording-not-found,recording-not-ready")
    public Response hold(
            @PathParam("id") String id, @HeaderParam("If-Match") List<String> ifMatch, RecordingPatchBody body) {
        return answer(holdRecording.handle(
                new HoldRecording.Command(caller.get(), id(id), Versions.seen(ifMatch), body.hold())));
    }

    @DELETE
    @Path("{id}")
    @Operation(
            operationId = "deleteRecording",
            summary = "Delete the file of a recording",
            description = "What it was, and the receipt of its deletion, stay to be read.")
    @Extension(name = "x-problems", value = "recording-not-found,recording-not-ready,recording-on-hold")
    public Response delete(@PathParam("id") String id, @HeaderParam("If-Match") List<String> ifMatch) {
        deleteRecording.handle(new DeleteRecording.Command(caller.get(), id(id), Versions.seen(ifMatch)));
        return Replies.noContent();
    }

    @GET
    @Path("{id}/download")
    @Operation(
            operationId = "downloadRecording",
            summary = "Get a link to the file of a recording",
            description = "The link needs no key, takes range requests, and holds as long as was asked for. It is"
                    + " written down who was given it.")
    @APIResponse(responseCode = "302", description = "The file is there")
    @APIResponseSchema(value = LinkJson.class, responseDescription = "The link, with redirect=false")
    @Extension(
            name = "x-problems",
            value = "recording-not-found,recording-not-ready,recording-gone,storage-unavailable")
    public Response download(
            @PathParam("id") String id,
            @QueryParam("redirect") @Nullable String redirect,
            @QueryParam("ttl_seconds") @Nullable String ttl) {
        var seconds = Parameters.number("ttl_seconds", ttl, LinkRecording.SHORTEST, LinkRecording.LONGEST);
        var stays = Boolean.FALSE.equals(Parameters.flag("redirect", redirect));
        var link = linkRecording.handle(new LinkRecording.Command(caller.get(), id(id), seconds));
        return stays ? Replies.secret(LinkJson.of(link)) : Replies.elsewhere(link.url());
    }

    private static RecordingId id(String text) {
        return new RecordingId(Parameters.id(text));
    }

    private static Response answer(RecordingView view) {
        return Replies.ok(RecordingJson.of(view), Versions.tag(view.recording().version()));
    }
}
