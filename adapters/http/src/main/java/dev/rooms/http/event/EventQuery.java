package dev.rooms.http.event;

import dev.rooms.application.event.EventLog;
import dev.rooms.domain.event.EventType;
import dev.rooms.domain.room.RoomId;
import dev.rooms.http.shared.DatedPageQuery;
import dev.rooms.http.shared.Parameters;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** The events that a query asks for. */
@RegisterForReflection
public class EventQuery extends DatedPageQuery {
    @QueryParam("type")
    @Nullable
    String type;

    @QueryParam("room_id")
    @Nullable
    String room;

    /** The older name of cursor. */
    @QueryParam("after")
    @Nullable
    String after;

    EventLog.Filter filter() {
        var of = Parameters.optionalId("room_id", room);
        return new EventLog.Filter(
                Parameters.named("type", type, EventType.class, EventType::text), of == null ? null : new RoomId(of));
    }

    @Override
    protected @Nullable String cursor() {
        return Parameters.renamed("cursor", super.cursor(), "after", after);
    }
}
