package dev.rooms.domain.event;

import dev.rooms.domain.room.RoomId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that other services want to know of: that it happened and to what, not all there is to know about it.
 *
 * @param room whose sequence it is part of; null: of none
 * @param subject what it is about, under the API's base path ({@code recordings/{id}})
 * @param at when it happened
 * @param data texts and numbers by the names that the API has for them; no secret is among them
 */
public record Event(
        EventId id, EventType type, @Nullable RoomId room, String subject, Instant at, Map<String, Object> data) {
    public Event {
        data = Map.copyOf(data);
    }
}
