package dev.rooms.http.recording;

import dev.rooms.domain.participant.TrackSid;
import dev.rooms.domain.recording.RecordingKind;
import dev.rooms.domain.recording.RecordingLayout;
import dev.rooms.domain.recording.RecordingPreset;
import dev.rooms.domain.recording.RecordingWish;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.http.document.Patterns;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A recording as it is asked for; what is left out is as usual. */
@RegisterForReflection
record StartBody(
        @Schema(nullable = true) @Nullable RecordingKind kind,
        @Schema(nullable = true) @Nullable RecordingLayout layout,
        @Schema(nullable = true) @Nullable RecordingPreset preset,

        @Schema(nullable = true, minimum = "1", examples = "7200") @Nullable
        Integer maxDurationSeconds,

        @Schema(nullable = true, maxLength = 100, pattern = Patterns.NAME, description = "For kind track") @Nullable
        String trackSid,

        @Schema(nullable = true, maxLength = 256, description = "For kind participant: of somebody who is in the room")
        @Nullable
        String identity) {
    RecordingWish wish() {
        var usual = RecordingWish.USUAL;
        return new RecordingWish(
                Objects.requireNonNullElse(kind, usual.kind()),
                Objects.requireNonNullElse(layout, usual.layout()),
                Objects.requireNonNullElse(preset, usual.preset()),
                maxDurationSeconds,
                trackSid == null ? null : new TrackSid(trackSid),
                identity == null ? null : new ParticipantIdentity(identity));
    }
}
