package dev.rooms.application.recording;

import dev.rooms.domain.recording.IssuedLink;
import dev.rooms.domain.recording.RecordingId;
import java.time.Duration;
import java.util.List;

/** The trail of links to files: the actor, the recording and the time. No entry is ever removed. */
public interface IssuedLinks {
    /** Further links for a caller within this time after the first are counted in its entry. */
    Duration TOGETHER = Duration.ofSeconds(60);

    void add(IssuedLink link);

    /** In the order in which the first of each entry was given. */
    List<IssuedLink> of(RecordingId recording);
}
