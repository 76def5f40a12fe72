package dev.rooms.application.recording;

import dev.rooms.domain.recording.Recording;
import dev.rooms.domain.recording.RecordingId;
import java.time.Instant;
import java.util.List;

/** The recordings that somebody has to see to. */
public interface DueRecordings {
    /** Takes those that are due; nobody else gets them before {@code until}, when the taker counts as lost. */
    List<Recording> claim(int limit, Instant now, Instant until);

    /** Those that are live, and those that were given up since then without a recorder, which may still turn up. */
    List<Recording> watched(Instant since);

    /** Those whose time is over and that nothing keeps, the longest due first. */
    List<RecordingId> toExpire(Instant now, int limit);
}
