package dev.rooms.livekit.shared;

import dev.rooms.domain.participant.ParticipantKind;
import dev.rooms.domain.participant.TrackSource;

/** What the names in LiveKit's protocol (livekit_models.proto) mean to us. */
public final class LiveKitWords {
    private LiveKitWords() {}

    public static ParticipantKind participantKind(String name) {
        return switch (name) {
            // Absent in protojson, because it is the default.
            case "", "STANDARD" -> ParticipantKind.STANDARD;
            case "INGRESS", "BRIDGE" -> ParticipantKind.INGRESS;
            case "EGRESS" -> ParticipantKind.EGRESS;
            case "AGENT" -> ParticipantKind.AGENT;
            // CONNECTOR, and kinds of newer servers, count as callers: people without a join token of ours.
            default -> ParticipantKind.SIP;
        };
    }

    public static TrackSource trackSource(String source, String type) {
        return switch (source) {
            case "MICROPHONE" -> TrackSource.AUDIO;
            case "CAMERA" -> TrackSource.VIDEO;
            case "SCREEN_SHARE" -> TrackSource.SCREEN_SHARE;
            case "SCREEN_SHARE_AUDIO" -> TrackSource.SCREEN_SHARE_AUDIO;
            // An absent source says nothing, so the type must do; an absent type is audio.
            default ->
                switch (type) {
                    case "VIDEO" -> TrackSource.VIDEO;
                    case "DATA" -> TrackSource.OTHER;
                    default -> TrackSource.AUDIO;
                };
        };
    }
}
