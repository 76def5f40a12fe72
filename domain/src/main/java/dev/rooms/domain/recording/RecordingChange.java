package dev.rooms.domain.recording;

import dev.rooms.domain.shared.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One line of a recording's history. A line that leads from a status to the same one is a remark. */
public record RecordingChange(
        @Nullable RecordingStatus from, RecordingStatus to, String reason, Actor by, Instant at) {}
