package dev.rooms.application.drift;

import dev.rooms.application.webhook.WebhookEvent.LiveParticipant;
import dev.rooms.application.webhook.WebhookEvent.LiveRoom;
import dev.rooms.domain.participant.TrackSid;
import dev.rooms.domain.participant.TrackSource;
import dev.rooms.domain.room.LiveKitRoomName;
import java.time.Instant;
import java.util.List;

/**
 * What LiveKit shows when it is looked at. Every method is a remote call and throws {@link
 * dev.rooms.application.room.MediaServerUnavailable} when the answer is not known: an error is never read as absence.
 */
public interface LiveRooms {
    /** @param participants how many are in it, as far as LiveKit has counted */
    record Listed(LiveRoom room, Instant createdAt, int participants) {}

    record Published(TrackSid sid, TrackSource source) {}

    /** @param isActive whether they have come in; before that, LiveKit sends no webhook of them either */
    record Present(LiveParticipant participant, boolean isActive, List<Published> tracks) {
        public Present {
            tracks = List.copyOf(tracks);
        }
    }

    /** All rooms, also those that are not ours. */
    List<Listed> rooms();

    /**
     * Whether a node serves this room. LiveKit goes on listing the rooms of a node that has died, with everybody who was
     * in them.
     */
    boolean isServed(LiveKitRoomName room);

    /** Nobody, when there is no such room. */
    List<Present> people(LiveKitRoomName room);

    /**
     * Removes a participant who is shown in this room. It removes by the identity, because LiveKit can do it no other way;
     * nothing happens when nobody has it any more.
     *
     * @throws dev.rooms.application.room.MediaServerUnavailable also when LiveKit still shows them afterwards
     */
    void remove(LiveKitRoomName room, LiveParticipant participant);
}
