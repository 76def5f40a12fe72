package dev.rooms.http;

import static dev.rooms.http.Api.idIn;
import static dev.rooms.http.Api.json;
import static dev.rooms.http.Api.made;

import dev.rooms.application.LiveKitStandIn;
import dev.rooms.application.access.IssueToken;
import dev.rooms.application.recording.EgressReport.State;
import dev.rooms.application.recording.GetRecording;
import dev.rooms.application.webhook.WebhookEvent;
import dev.rooms.application.webhook.WebhookEvent.LiveRoom;
import dev.rooms.domain.recording.Recording;
import dev.rooms.domain.recording.RecordingId;
import dev.rooms.domain.room.RoomId;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A room that may be recorded, and what happens in it. */
public final class Meeting {
    private static final String RECORDINGS = "/api/v1/recordings/";

    private final Api api = Api.admin();
    private final LiveKitStandIn livekit = new LiveKitStandIn(Stage.HOUSE);
    private final String path;
    private @Nullable LiveRoom live;

    private Meeting(String consentPolicy) {
        var template = made(api.post(
                Api.TEMPLATES,
                json(
                        "{'name': 'T', 'room_type': 'group', 'recording_enabled': true, 'consent_policy': '%s', 'retention_days': 30}"
                                .formatted(consentPolicy))));
        path = made(api.post(Api.ROOMS, json("{'name': 'Stand-up', 'template_id': '%s'}".formatted(idIn(template)))));
    }

    /** Nobody is there yet. */
    public static Meeting planned() {
        return new Meeting("none");
    }

    /** Of somebody who need not be asked. */
    public static Meeting live() {
        var meeting = planned();
        meeting.join("ana");
        return meeting;
    }

    /** In which everybody has to accept. */
    public static Meeting withConsent() {
        return new Meeting("all_must_accept");
    }

    /** Of the room. */
    public String path() {
        return path;
    }

    public IssueToken.Minted join(String identity) {
        var token = Stage.HOUSE.mint(new RoomId(UUID.fromString(idIn(path))), identity);
        var room = live == null ? livekit.start(token.livekitRoom()) : live;
        live = room;
        livekit.join(room, token);
        return token;
    }

    /** The path of a new recording, whose recorder has begun. */
    public String recording() {
        var answer = api.post(path + "/recording/start", "{}");
        Stage.HOUSE.drain();
        return answer.header("Location");
    }

    /** The path of a new recording whose file is there. */
    public String ready() {
        var recording = recording();
        var seen = see(recording);
        Stage.HOUSE.recordingStore.put(seen.facts().key(), new byte[7]);
        var egress = Objects.requireNonNull(seen.run().egress());
        livekit.tell(new WebhookEvent.EgressChanged(Stage.HOUSE.egress.become(egress, State.COMPLETE, null, 7L)));
        return recording;
    }

    public static Recording see(String recording) {
        var id = new RecordingId(UUID.fromString(recording.substring(RECORDINGS.length())));
        return Stage.HOUSE
                .getRecording
                .handle(new GetRecording.Query(Stage.HOUSE.admin(), id))
                .recording();
    }
}
