package dev.rooms.http.recording;

import dev.rooms.application.recording.ListRoomRecordings;
import dev.rooms.application.recording.StartRecording;
import dev.rooms.application.recording.StopRecording;
import dev.rooms.domain.room.RoomId;
import dev.rooms.http.identity.RequestCaller;
import dev.rooms.http.shared.DatedPageQuery;
import dev.rooms.http.shared.OneEffect;
import dev.rooms.http.shared.Parameters;
import dev.rooms.http.shared.Replies;
import dev.rooms.http.shared.Versions;
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
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/rooms/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "recordings")
@RunOnVirtualThread
@OneEffect
class RoomRecordingResource {
    private final StartRecording startRecording;
    private final StopRecording stopRecording;
    private final ListRoomRecordings listRecordings;
    private final RequestCaller caller;

    RoomRecordingResource(
            StartRecording startRecording,
            StopRecording stopRecording,
            ListRoomRecordings listRecordings,
            RequestCaller caller) {
        this.startRecording = startRecording;
        this.stopRecording = stopRecording;
        this.listRecordings = listRecordings;
        this.caller = caller;
    }

    @POST
    @Path("recording/start")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "startRecording",
            summary = "Start a recording",
            description = "What becomes of it the recording itself says: that nothing could record it, too.")
    @APIResponseSchema(value = RecordingJson.class, responseCode = "202")
    @Extension(
            name = "x-problems",
            value =
                    "room-not-found,room-ended,recording-disabled,room-not-live,recording-already-active,consent-missing,storage-unavailable")
    public Response start(@PathParam("id") String id, @RequestBody(required = false) StartBody body) {
        var view = startRecording.handle(
                new StartRecording.Command(caller.get(), new RoomId(Parameters.id(id)), body.wish()));
        var recording = view.recording();
        return Replies.accepted(
                RecordingJson.of(view),
                Versions.tag(recording.version()),
                "recordings/" + recording.id().value());
    }

    @POST
    @Path("recording/stop")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "stopRecording",
            summary = "Stop the recordings of a room",
            description = "Answers what was told to stop. What has stopped already stays as it is.")
    @APIResponseSchema(value = RecordingJson.Listed.class, responseCode = "202")
    @Extension(name = "x-problems", value = "room-not-found,recording-not-found")
    public Response stop(@PathParam("id") String id, @RequestBody(required = false) StopBody body) {
        var command = new StopRecording.Command(caller.get(), new RoomId(Parameters.id(id)), body.recording());
        var stopped = stopRecording.handle(command).stream().map(RecordingJson::of);
        return Replies.accepted(new RecordingJson.Listed(stopped.toList(), null));
    }

    @GET
    @Path("recordings")
    @Operation(operationId = "listRoomRecordings", summary = "List the recordings of a room, newest first")
    @APIResponseSchema(RecordingJson.Listed.class)
    @Extension(name = "x-problems", value = "room-not-found,bad-cursor")
    public Response list(@PathParam("id") String id, @BeanParam DatedPageQuery asked) {
        var room = new RoomId(Parameters.id(id));
        var paging = asked.of("room recordings", room);
        var page = listRecordings.handle(new ListRoomRecordings.Query(caller.get(), room, paging.request()));
        return Replies.ok(new RecordingJson.Listed(page.map(RecordingJson::of).items(), paging.next(page)));
    }
}
