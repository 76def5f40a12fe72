package dev.rooms.application.recording;

import dev.rooms.domain.recording.IssuedLink;
import dev.rooms.domain.recording.RecordingId;
import java.time.Duration;
import java.util.List;

/** Who was given links to which files, and when. Nothing in it goes. */
public interface IssuedLinks {
    /** Links that a caller is given so soon after the first are counted, and are no entries of their own. */
    Duration TOGETHER = Duration.ofSeconds(60);

    void add(IssuedLink link);

    /** In the order in which the first of each entry was given. */
    List<IssuedLink> of(RecordingId recording);
}
