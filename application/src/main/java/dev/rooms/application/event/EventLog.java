package dev.rooms.application.event;

import dev.rooms.domain.event.Event;
import dev.rooms.domain.event.EventType;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.shared.Period;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was put into the {@link Outbox}, for as long as it is kept. */
public interface EventLog {
    /** Which events are wanted; null is any. */
    record Filter(@Nullable EventType type, @Nullable RoomId room) {
        public static final Filter ALL = new Filter(null, null);
    }

    /** @param sequence its number in its room; null: it belongs to none */
    record Told(Event event, @Nullable Long sequence) {}

    /** @param next behind all that it has, and behind all that was looked at for it: never null, so one may go on for ever */
    record Part(List<Told> events, EventPosition next) {
        public Part {
            events = List.copyOf(events);
        }
    }

    /**
     * The oldest behind a place. Whoever goes on from {@link Part#next} again and again meets every event once, also one
     * that was committed late, and those of a room in the order of their numbers.
     */
    Part read(Filter filter, Period period, EventPosition after, int limit);

    default Part read(Filter filter, EventPosition after, int limit) {
        return read(filter, Period.ALWAYS, after, limit);
    }

    /**
     * Forgets so many at most of what happened before.
     *
     * @return how many
     */
    int forget(Instant before, int limit);
}
