package dev.rooms.livekit.shared;

import dev.rooms.domain.participant.ParticipantKind;
import dev.rooms.domain.participant.TrackSource;

/** What the names in LiveKit's protocol (livekit_models.proto) mean to us. */
public final class LiveKitWords {
    private LiveKitWords() {}

    public static ParticipantKind participantKind(String name) {
        return switch (name) {
            case "INGRESS" -> ParticipantKind.INGRESS;
            case "EGRESS" -> ParticipantKind.EGRESS;
            case "SIP" -> ParticipantKind.SIP;
            case "AGENT" -> ParticipantKind.AGENT;
            default -> ParticipantKind.STANDARD;
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
