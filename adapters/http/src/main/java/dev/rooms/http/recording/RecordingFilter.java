package dev.rooms.http.recording;

import dev.rooms.application.recording.Recordings;
import dev.rooms.domain.recording.RecordingStatus;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.shared.Period;
import dev.rooms.http.shared.DatedPageQuery;
import dev.rooms.http.shared.Parameters;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The recordings that a query asks for. */
@RegisterForReflection
public class RecordingFilter extends DatedPageQuery {
    @QueryParam("status")
    @Nullable
    String status;

    @QueryParam("room_id")
    @Nullable
    String roomId;

    /** The older name of room_id. */
    @QueryParam("room")
    @Nullable
    String room;

    /** The older form of created_after, which includes its own time. */
    @QueryParam("from")
    @Nullable
    String from;

    /** The older name of created_before. */
    @QueryParam("to")
    @Nullable
    String to;

    Recordings.Filter filter() {
        var of = Parameters.renamed(
                "room_id", Parameters.optionalId("room_id", roomId), "room", Parameters.optionalId("room", room));
        return new Recordings.Filter(
                Parameters.named("status", status, RecordingStatus.class, RecordingStatus::text),
                of == null ? null : new RoomId(of));
    }

    @Override
    protected Period period() {
        var created = super.period();
        return new Period(
                Parameters.renamed("created_after", created.after(), "from", justBefore(Parameters.time("from", from))),
                Parameters.renamed("created_before", created.before(), "to", Parameters.time("to", to)));
    }

    /** Times of requests have whole microseconds. */
    private static @Nullable Instant justBefore(@Nullable Instant time) {
        return time == null ? null : time.minus(1, ChronoUnit.MICROS);
    }
}
