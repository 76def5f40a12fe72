package dev.rooms.domain.recording;

import dev.rooms.domain.consent.ConsentId;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.room.SessionId;
import dev.rooms.domain.shared.Actor;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What never changes about a recording.
 *
 * @param roomName as it was, for people to know the file by
 * @param video whether the track is one of video; of no meaning for other kinds
 * @param consents that it was started with
 * @param retentionDays how long it is kept once it is over; null: until somebody deletes it
 */
public record RecordingFacts(
        RoomId room,
        String roomName,
        SessionId session,
        LiveKitRoomName livekitRoom,
        RecordingWish wish,
        boolean video,
        ObjectKey key,
        Actor requestedBy,
        Instant requestedAt,
        List<ConsentId> consents,
        @Nullable Integer retentionDays) {
    public RecordingFacts {
        consents = List.copyOf(consents);
    }
}
