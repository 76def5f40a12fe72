package dev.rooms.http.recording;

import dev.rooms.application.recording.Recordings;
import dev.rooms.domain.recording.RecordingStatus;
import dev.rooms.domain.room.RoomId;
import dev.rooms.http.shared.Parameters;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** Which recordings a list shall show, as the query says. */
public class RecordingFilter {
    @QueryParam("status")
    @Nullable
    String status;

    @QueryParam("room")
    @Nullable
    String room;

    @QueryParam("from")
    @Nullable
    String from;

    @QueryParam("to")
    @Nullable
    String to;

    Recordings.Filter filter() {
        var of = Parameters.optionalId("room", room);
        return new Recordings.Filter(
                Parameters.named("status", status, RecordingStatus.class, RecordingStatus::text),
                of == null ? null : new RoomId(of),
                Parameters.time("from", from),
                Parameters.time("to", to));
    }
}
