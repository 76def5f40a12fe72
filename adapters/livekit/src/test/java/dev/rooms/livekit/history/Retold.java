package dev.rooms.livekit.history;

import dev.rooms.application.webhook.WebhookEvent;
import dev.rooms.application.webhook.WebhookEvent.LiveParticipant;
import dev.rooms.application.webhook.WebhookEvent.LiveRoom;
import dev.rooms.domain.participant.ParticipantSid;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Events that say something else. */
final class Retold {
    private Retold() {}

    static LiveRoom room(WebhookEvent event) {
        return switch (event) {
            case WebhookEvent.RoomStarted it -> it.room();
            case WebhookEvent.RoomFinished it -> it.room();
            case WebhookEvent.ParticipantJoined it -> it.room();
            case WebhookEvent.ParticipantLeft it -> it.room();
            case WebhookEvent.JoinFailed it -> it.room();
            case WebhookEvent.TrackPublished it -> it.room();
            case WebhookEvent.TrackUnpublished it -> it.room();
            case WebhookEvent.EgressChanged _, WebhookEvent.Other _ -> throw new IllegalArgumentException("of no room");
        };
    }

    static Optional<ParticipantSid> participant(WebhookEvent event) {
        return switch (event) {
            case WebhookEvent.ParticipantJoined it ->
                Optional.of(it.participant().sid());
            case WebhookEvent.ParticipantLeft it -> Optional.of(it.participant().sid());
            case WebhookEvent.JoinFailed it -> Optional.of(it.participant().sid());
            case WebhookEvent.TrackPublished it -> Optional.of(it.participant());
            case WebhookEvent.TrackUnpublished it -> Optional.of(it.participant());
            case WebhookEvent.RoomStarted _,
                    WebhookEvent.RoomFinished _,
                    WebhookEvent.EgressChanged _,
                    WebhookEvent.Other _ -> Optional.empty();
        };
    }

    /** As if it were of another room or another participant. */
    static WebhookEvent of(WebhookEvent event, UnaryOperator<LiveRoom> room, UnaryOperator<ParticipantSid> sid) {
        return switch (event) {
            case WebhookEvent.RoomStarted it -> new WebhookEvent.RoomStarted(room.apply(it.room()), it.at());
            case WebhookEvent.RoomFinished it -> new WebhookEvent.RoomFinished(room.apply(it.room()), it.at());
            case WebhookEvent.ParticipantJoined it ->
                new WebhookEvent.ParticipantJoined(
                        room.apply(it.room()),
                        with(it.participant(), sid, it.participant().joinedAt()),
                        it.at());
            case WebhookEvent.ParticipantLeft it ->
                new WebhookEvent.ParticipantLeft(
                        room.apply(it.room()),
                        with(it.participant(), sid, it.participant().joinedAt()),
                        it.at());
            case WebhookEvent.JoinFailed it ->
                new WebhookEvent.JoinFailed(
                        room.apply(it.room()),
                        with(it.participant(), sid, it.participant().joinedAt()),
                        it.at());
            case WebhookEvent.TrackPublished it ->
                new WebhookEvent.TrackPublished(
                        room.apply(it.room()), sid.apply(it.participant()), it.track(), it.source(), it.at());
            case WebhookEvent.TrackUnpublished it ->
                new WebhookEvent.TrackUnpublished(
                        room.apply(it.room()), sid.apply(it.participant()), it.track(), it.source(), it.at());
            case WebhookEvent.EgressChanged it -> it;
            case WebhookEvent.Other it -> it;
        };
    }

    static WebhookEvent joinedAt(WebhookEvent event, Instant at) {
        return event instanceof WebhookEvent.ParticipantJoined it
                ? new WebhookEvent.ParticipantJoined(it.room(), with(it.participant(), sid -> sid, at), it.at())
                : event;
    }

    private static LiveParticipant with(LiveParticipant it, UnaryOperator<ParticipantSid> sid, Instant joinedAt) {
        return new LiveParticipant(
                sid.apply(it.sid()), it.identity(), it.name(), it.kind(), it.token(), joinedAt, it.disconnectReason());
    }
}
