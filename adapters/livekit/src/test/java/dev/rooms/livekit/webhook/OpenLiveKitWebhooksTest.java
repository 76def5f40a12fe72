package dev.rooms.livekit.webhook;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rooms.application.House;
import dev.rooms.application.shared.MutableClock;
import dev.rooms.application.webhook.LiveKitWebhooks;
import dev.rooms.application.webhook.LiveKitWebhooksContract;
import dev.rooms.application.webhook.WebhookEvent;
import dev.rooms.application.webhook.WebhookEvent.LiveParticipant;
import dev.rooms.application.webhook.WebhookEvent.LiveRoom;
import dev.rooms.application.webhook.WebhookEventId;
import dev.rooms.domain.participant.ParticipantSid;
import dev.rooms.domain.participant.TrackSource;
import dev.rooms.livekit.shared.HandMadeToken;
import dev.rooms.livekit.shared.LiveKitServer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** Webhooks in the JSON of LiveKit, and signed as it signs them. */
final class OpenLiveKitWebhooksTest implements LiveKitWebhooksContract {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final LiveKitWebhooks webhooks = new SignedLiveKitWebhooks(
            new LiveKitServer(
                    Optional.of(WebhookFixture.KEY),
                    Optional.of(WebhookFixture.SECRET),
                    Optional.empty(),
                    Optional.empty()),
            new MutableClock(House.NOW));

    @Override
    public LiveKitWebhooks webhooks() {
        return webhooks;
    }

    @Override
    public String signature(byte[] body) {
        return WebhookFixture.signed(body, House.NOW);
    }

    @Override
    public String foreignSignature(byte[] body) {
        var claims = "{\"iss\":\"" + WebhookFixture.KEY + "\",\"exp\":"
                + House.NOW.plusSeconds(300).getEpochSecond() + ",\"sha256\":\"" + WebhookFixture.digest(body) + "\"}";
        return HandMadeToken.of(claims, "another-secret-of-more-than-32-characters");
    }

    @Override
    public byte[] body(WebhookEventId id, WebhookEvent event) {
        var json = MAPPER.createObjectNode().put("id", id.value());
        switch (event) {
            case WebhookEvent.RoomStarted it -> room(json, "room_started", it.room(), it.at());
            case WebhookEvent.RoomFinished it -> room(json, "room_finished", it.room(), it.at());
            case WebhookEvent.ParticipantJoined it ->
                participant(room(json, "participant_joined", it.room(), it.at()), it.participant());
            case WebhookEvent.ParticipantLeft it ->
                participant(room(json, "participant_left", it.room(), it.at()), it.participant());
            case WebhookEvent.JoinFailed it ->
                participant(room(json, "participant_connection_aborted", it.room(), it.at()), it.participant());
            case WebhookEvent.TrackPublished it ->
                track(
                        room(json, "track_published", it.room(), it.at()),
                        it.participant(),
                        it.track().value(),
                        it.source());
            case WebhookEvent.TrackUnpublished it ->
                track(
                        room(json, "track_unpublished", it.room(), it.at()),
                        it.participant(),
                        it.track().value(),
                        it.source());
            case WebhookEvent.EgressChanged _ ->
                throw new IllegalArgumentException(
                        "the contract has none, since recorders write it in a form of their own");
            case WebhookEvent.Other _ -> json.put("event", "ingress_started");
        }
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static ObjectNode room(ObjectNode json, String event, LiveRoom room, Instant at) {
        json.put("event", event).put("createdAt", String.valueOf(at.getEpochSecond()));
        json.putObject("room")
                .put("name", room.name().value())
                .put("sid", room.sid().value());
        return json;
    }

    private static void participant(ObjectNode json, LiveParticipant it) {
        var participant = json.putObject("participant")
                .put("sid", it.sid().value())
                .put("identity", it.identity().value())
                .put("name", it.name())
                .put("joinedAtMs", String.valueOf(it.joinedAt().toEpochMilli()));
        if (it.token() != null) {
            participant
                    .putObject("attributes")
                    .put("rooms.token_id", it.token().value().toString());
        }
        if (it.disconnectReason() != null) {
            participant.put("disconnectReason", it.disconnectReason());
        }
    }

    private static void track(ObjectNode json, ParticipantSid participant, String sid, TrackSource source) {
        json.putObject("participant").put("sid", participant.value());
        // What is audio and the microphone's is LiveKit's default for a type, so it is left out.
        var track = json.putObject("track").put("sid", sid);
        switch (source) {
            case AUDIO -> track.put("source", "MICROPHONE");
            case VIDEO -> track.put("type", "VIDEO").put("source", "CAMERA");
            default -> throw new IllegalArgumentException(source.toString());
        }
    }
}
