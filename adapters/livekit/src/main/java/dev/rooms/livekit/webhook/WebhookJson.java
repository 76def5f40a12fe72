package dev.rooms.livekit.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rooms.application.webhook.WebhookEvent;
import dev.rooms.application.webhook.WebhookEvent.LiveParticipant;
import dev.rooms.application.webhook.WebhookEvent.LiveRoom;
import dev.rooms.domain.participant.ParticipantSid;
import dev.rooms.domain.participant.TrackSid;
import dev.rooms.domain.participant.TrackSource;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.room.RoomSid;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.livekit.access.LiveKitJoinTokens;
import dev.rooms.livekit.recording.EgressReports;
import dev.rooms.livekit.shared.Bounds;
import dev.rooms.livekit.shared.Jwt;
import dev.rooms.livekit.shared.LiveKitWords;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** LiveKit's webhook JSON: camel case, defaults left out, 64-bit numbers as text (protojson). */
final class WebhookJson {
    private static final JsonMapper MAPPER = new JsonMapper();
    /** Of the year 9999. */
    private static final long LAST_MILLISECOND = 253_402_300_799_999L;

    private static final long LAST_SECOND = LAST_MILLISECOND / 1000;

    private static final Duration RESOLUTION = Duration.ofSeconds(1);

    private static final Set<String> RECORDERS = Set.of("egress_started", "egress_updated", "egress_ended");

    private WebhookJson() {}

    static WebhookEvent read(String payload, Instant receivedAt) {
        var json = tree(payload);
        var name = json.path("event").asText();
        // They say themselves which room they are of.
        if (RECORDERS.contains(name)) {
            return EgressReports.of(json.path("egressInfo"))
                    .<WebhookEvent>map(WebhookEvent.EgressChanged::new)
                    .orElseGet(WebhookEvent.Other::new);
        }
        var roomName = json.path("room").path("name").asText();
        var roomSid = json.path("room").path("sid").asText();
        if (!Bounds.isRoomName(roomName) || !Bounds.isSid(roomSid)) {
            return new WebhookEvent.Other();
        }
        var room = new LiveRoom(new LiveKitRoomName(roomName), new RoomSid(roomSid));
        var at = happened(json, receivedAt);
        return switch (name) {
            case "room_started" -> new WebhookEvent.RoomStarted(room, at);
            case "room_finished" -> new WebhookEvent.RoomFinished(room, at);
            case "participant_joined" -> new WebhookEvent.ParticipantJoined(room, participant(json, at, null), at);
            case "participant_left" -> new WebhookEvent.ParticipantLeft(room, gone(json, at), at);
            case "participant_connection_aborted" -> new WebhookEvent.JoinFailed(room, gone(json, at), at);
            case "track_published", "track_unpublished" -> track(json, room, at, name.equals("track_published"));
            default -> new WebhookEvent.Other();
        };
    }

    private static WebhookEvent track(JsonNode json, LiveRoom room, Instant at, boolean isPublished) {
        var participantSid = json.path("participant").path("sid").asText();
        var track = json.path("track");
        var sid = track.path("sid").asText();
        if (!Bounds.isSid(participantSid) || !Bounds.isSid(sid)) {
            return new WebhookEvent.Other();
        }
        var participant = new ParticipantSid(participantSid);
        return isPublished
                ? new WebhookEvent.TrackPublished(room, participant, new TrackSid(sid), source(track), at)
                : new WebhookEvent.TrackUnpublished(room, participant, new TrackSid(sid), source(track), at);
    }

    private static JsonNode tree(String payload) {
        try {
            return MAPPER.readTree(payload);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("a stored webhook is no JSON any more", damaged);
        }
    }

    /** LiveKit tells the second; when it arrived within that second, our own clock knows better. */
    private static Instant happened(JsonNode json, Instant receivedAt) {
        var seconds = number(json.path("createdAt"), LAST_SECOND);
        if (seconds == 0) {
            return receivedAt;
        }
        var created = Instant.ofEpochSecond(seconds);
        var within = !receivedAt.isBefore(created) && receivedAt.isBefore(created.plus(RESOLUTION));
        return within ? receivedAt : created;
    }

    private static LiveParticipant gone(JsonNode json, Instant at) {
        var reason = json.path("participant").path("disconnectReason").asText("UNKNOWN_REASON");
        return participant(json, at, reason);
    }

    private static LiveParticipant participant(JsonNode json, Instant at, @Nullable String reason) {
        var participant = json.path("participant");
        return new LiveParticipant(
                new ParticipantSid(participant.path("sid").asText()),
                new ParticipantIdentity(participant.path("identity").asText()),
                Bounds.participantName(participant.path("name").asText()),
                LiveKitWords.participantKind(participant.path("kind").asText()),
                LiveKitJoinTokens.tokenId(participant
                                .path("attributes")
                                .path(Jwt.TOKEN_ID)
                                .asText())
                        .orElse(null),
                joined(participant, at),
                reason == null ? null : Bounds.reason(reason));
    }

    private static Instant joined(JsonNode participant, Instant at) {
        var millis = number(participant.path("joinedAtMs"), LAST_MILLISECOND);
        var seconds = number(participant.path("joinedAt"), LAST_SECOND);
        if (millis > 0) {
            return Instant.ofEpochMilli(millis);
        }
        return seconds > 0 ? Instant.ofEpochSecond(seconds) : at;
    }

    private static TrackSource source(JsonNode track) {
        return LiveKitWords.trackSource(
                track.path("source").asText(), track.path("type").asText());
    }

    /** A time that no calendar has is none: one wild number may not cost a whole event. */
    private static long number(JsonNode node, long last) {
        var number = node.asLong(0);
        return number > 0 && number <= last ? number : 0;
    }
}
