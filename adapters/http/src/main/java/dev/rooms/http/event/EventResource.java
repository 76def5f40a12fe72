package dev.rooms.http.event;

import dev.rooms.application.event.EventPosition;
import dev.rooms.application.event.ListEvents;
import dev.rooms.http.identity.RequestCaller;
import dev.rooms.http.shared.Replies;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/events")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "events")
@RunOnVirtualThread
class EventResource {
    private final ListEvents listEvents;
    private final RequestCaller caller;

    EventResource(ListEvents listEvents, RequestCaller caller) {
        this.listEvents = listEvents;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "listEvents",
            summary = "List events, oldest first",
            description = "Whoever asks again and again with the cursor of the last answer meets every event once, and"
                    + " those of a room in their order. A cursor goes with the type and room that it was given for.")
    @APIResponseSchema(EventJson.Listed.class)
    @Extension(name = "x-problems", value = "bad-cursor")
    public Response list(@BeanParam EventQuery asked) {
        var filter = asked.filter();
        var paging = asked.of("events", filter);
        var request = paging.request();
        var part = listEvents.handle(new ListEvents.Query(
                caller.get(), filter, request.period(), position(request.after()), request.limit()));
        var items = part.events().stream().map(EventJson::of).toList();
        return Replies.ok(new EventJson.Listed(items, paging.cursor(place(part.next()))));
    }

    private static EventPosition position(@Nullable UUID place) {
        return place == null
                ? EventPosition.START
                : new EventPosition(place.getMostSignificantBits(), place.getLeastSignificantBits());
    }

    private static UUID place(EventPosition position) {
        return new UUID(position.transaction(), position.number());
    }
}
