package dev.rooms.http.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rooms.application.event.EventLog;
import dev.rooms.domain.event.Event;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An outgoing event as a CloudEvent (CloudEvents 1.0, JSON format). */
@RegisterForReflection
@Schema(name = "Event")
record EventJson(
        @Schema(required = true, examples = "1.0") String specversion,

        @Schema(required = true, description = "One that comes twice is the same event")
        UUID id,

        @Schema(required = true, examples = "/api/v1/rooms/019a8f6e-5d7c-7b6e-a1f0-c2d4e6f80912")
        String source,

        @Schema(required = true, examples = "recording.failed")
        String type,

        @Schema(
                required = true,
                examples = "recordings/019a8f70-1b2c-7d3e-9f40-5a6b7c8d9e0f",
                description = "What it is about: its path under /api/v1")
        String subject,

        @Schema(required = true) Instant time,

        @Schema(required = true, examples = "application/json")
        String datacontenttype,

        @Schema(
                examples = "7",
                description = "Its number in its room, without gaps; left out when it belongs to no room")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        Long sequence,

        @Schema(required = true, description = "Ids and facts; more may be added")
        Map<String, Object> data) {
    private static final String API = "/api/v1/";

    /** A part of the feed; its cursor is always there, so that one can ask again when something may have happened. */
    @RegisterForReflection
    @Schema(name = "EventList")
    record Listed(List<EventJson> items, String nextCursor) {}

    static EventJson of(EventLog.Told told) {
        var event = told.event();
        return new EventJson(
                "1.0",
                event.id().value(),
                source(event),
                event.type().text(),
                event.subject(),
                event.at(),
                "application/json",
                told.sequence(),
                event.data());
    }

    /** The room, or else the collection that the subject is in. */
    private static String source(Event event) {
        var room = event.room();
        var subject = event.subject();
        return API + (room == null ? subject.substring(0, subject.indexOf('/')) : "rooms/" + room.value());
    }
}
