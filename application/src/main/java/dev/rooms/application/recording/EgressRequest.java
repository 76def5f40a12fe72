package dev.rooms.application.recording;

import dev.rooms.domain.participant.TrackSid;
import dev.rooms.domain.recording.ObjectKey;
import dev.rooms.domain.recording.RecordingKind;
import dev.rooms.domain.recording.RecordingLayout;
import dev.rooms.domain.recording.RecordingPreset;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.shared.ParticipantIdentity;
import org.jspecify.annotations.Nullable;

/**
 * What a recorder shall do, and where its file goes.
 *
 * @param video whether the track is one of video; of no meaning for other kinds
 */
public record EgressRequest(
        LiveKitRoomName room,
        RecordingKind kind,
        RecordingLayout layout,
        RecordingPreset preset,
        @Nullable TrackSid track,
        boolean video,
        @Nullable ParticipantIdentity identity,
        ObjectKey key) {}
