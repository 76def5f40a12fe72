package dev.rooms.domain.recording;

import dev.rooms.domain.participant.TrackSid;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.Rules;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks of a recording.
 *
 * @param maxDuration after so many seconds it stops by itself; null: it does not
 * @param track to record; for that kind only
 * @param identity of whom to record; for that kind only
 */
public record RecordingWish(
        RecordingKind kind,
        RecordingLayout layout,
        RecordingPreset preset,
        @Nullable Integer maxDuration,
        @Nullable TrackSid track,
        @Nullable ParticipantIdentity identity) {
    public static final RecordingWish USUAL = new RecordingWish(
            RecordingKind.COMPOSITE, RecordingLayout.GRID, RecordingPreset.H264_720P_30, null, null, null);
    private static final int MAX_SID = 100;

    /** @throws dev.rooms.domain.shared.Invalid with every value that can never be right */
    public void check() {
        var rules = new Rules().atLeast(maxDuration, 1, "/max_duration_seconds");
        if (kind == RecordingKind.TRACK) {
            rules.present(track, "/track_sid").line(track == null ? null : track.value(), MAX_SID, "/track_sid");
        } else {
            rules.must(track == null, "/track_sid", "contradiction", "must be given for kind track only");
        }
        if (kind == RecordingKind.PARTICIPANT) {
            rules.present(identity, "/identity");
        } else {
            rules.must(identity == null, "/identity", "contradiction", "must be given for kind participant only");
        }
        if (identity != null) {
            identity.check(rules, "/identity");
        }
        rules.check();
    }
}
