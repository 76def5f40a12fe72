package dev.rooms.application.recording;

import dev.rooms.domain.recording.IssuedLink;
import dev.rooms.domain.recording.RecordingId;
import java.util.List;

/** Who was given links to which files, and when. Nothing in it changes or goes. */
public interface IssuedLinks {
    void add(IssuedLink link);

    /** In the order in which they were given. */
    List<IssuedLink> of(RecordingId recording);
}
