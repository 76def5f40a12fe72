package dev.rooms.application.recording;

import dev.rooms.domain.recording.EgressId;
import dev.rooms.domain.recording.Recording;
import dev.rooms.domain.room.LiveKitRoomName;
import java.util.List;
import java.util.Optional;

/** The recorders of the media server. Every method is a remote call. */
public interface Egress {
    /**
     * Starts a recorder; never called twice for one recording without a look at {@link #list} in between.
     *
     * @throws EgressRefused when it is certain that nothing is recorded
     * @throws dev.rooms.application.room.MediaServerUnavailable when it is not known (a time-out, 408, 409
     *     {@code already_exists}, 5xx): it may well be recording
     */
    EgressReport start(EgressRequest request);

    /**
     * Asks a recorder to finish. Whether it did is told by webhooks and {@link #list}.
     *
     * @return whether there was one to ask that had not ended
     * @throws dev.rooms.application.room.MediaServerUnavailable when it is not known whether it heard
     */
    boolean stop(EgressId egress);

    /**
     * What runs and what ended within about a day, also what is not ours.
     *
     * @throws dev.rooms.application.room.MediaServerUnavailable when it cannot be told
     */
    List<EgressReport> list(LiveKitRoomName room);

    /**
     * What {@link #list} says of the recorder of this recording, which is known by our key as long as its id is not.
     *
     * @throws dev.rooms.application.room.MediaServerUnavailable when it cannot be told
     */
    default Optional<EgressReport> find(Recording recording) {
        var id = recording.run().egress();
        return list(recording.facts().livekitRoom()).stream()
                .filter(report -> id == null ? recording.facts().key().equals(report.key()) : id.equals(report.id()))
                .findFirst();
    }
}
