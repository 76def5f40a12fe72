package dev.rooms.application.participant;

import dev.rooms.domain.participant.Attendance;
import dev.rooms.domain.participant.Occupancy;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.room.SessionId;
import dev.rooms.domain.shared.Page;
import dev.rooms.domain.shared.ParticipantIdentity;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who was there and for how long, as folded. */
public interface Attendances {
    /** Which attendances are wanted; null is any. */
    record Filter(
            @Nullable Boolean open,
            @Nullable ParticipantIdentity identity,
            @Nullable SessionId session) {
        public static final Filter ALL = new Filter(null, null, null);
    }

    /** Puts these in the place of all that were known of this identity in this session. */
    void replace(SessionId session, ParticipantIdentity identity, List<Attendance> attendances);

    Page<Attendance> list(RoomId room, Filter filter, Page.Request page);

    /** How many people were in each of these sessions. */
    Map<SessionId, Occupancy> occupancy(Set<SessionId> sessions);
}
