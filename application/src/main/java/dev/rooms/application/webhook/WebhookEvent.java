package dev.rooms.application.webhook;

import dev.rooms.application.recording.EgressReport;
import dev.rooms.domain.participant.ParticipantKind;
import dev.rooms.domain.participant.ParticipantSid;
import dev.rooms.domain.participant.TrackSid;
import dev.rooms.domain.participant.TrackSource;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.room.RoomSid;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.TokenId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a webhook says, in our words. */
public sealed interface WebhookEvent {
    /** One live room of LiveKit. */
    record LiveRoom(LiveKitRoomName name, RoomSid sid) {}

    /**
     * One connection to it.
     *
     * @param token ours, when they entered with one
     */
    record LiveParticipant(
            ParticipantSid sid,
            ParticipantIdentity identity,
            @Nullable String name,
            ParticipantKind kind,
            @Nullable TokenId token,
            Instant joinedAt,
            @Nullable String disconnectReason) {
        /** Whether sid and identity can be stored. Those of participants with a token of ours always can. */
        public boolean isBounded() {
            return sid.isBounded() && identity.isBounded();
        }
    }

    record RoomStarted(LiveRoom room, Instant at) implements WebhookEvent {}

    record RoomFinished(LiveRoom room, Instant at) implements WebhookEvent {}

    record ParticipantJoined(LiveRoom room, LiveParticipant participant, Instant at) implements WebhookEvent {}

    record ParticipantLeft(LiveRoom room, LiveParticipant participant, Instant at) implements WebhookEvent {}

    /** A connection that LiveKit gave up before media flowed. */
    record JoinFailed(LiveRoom room, LiveParticipant participant, Instant at) implements WebhookEvent {}

    record TrackPublished(LiveRoom room, ParticipantSid participant, TrackSid track, TrackSource source, Instant at)
            implements WebhookEvent {}

    record TrackUnpublished(LiveRoom room, ParticipantSid participant, TrackSid track, TrackSource source, Instant at)
            implements WebhookEvent {}

    /** A recorder was started, has changed, or ended. */
    record EgressChanged(EgressReport report) implements WebhookEvent {}

    /** Nothing that we follow. */
    record Other() implements WebhookEvent {}
}
