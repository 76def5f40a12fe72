package dev.rooms.application.event;

import dev.rooms.application.shared.InMemoryTransactions;
import dev.rooms.domain.event.Event;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.shared.Period;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

public final class InMemoryEvents implements Outbox, EventLog {
    private record Line(EventPosition place, Told told) {}

    private final List<Line> lines = new ArrayList<>();
    private final Map<RoomId, Long> numbers = new HashMap<>();
    private long last;

    @Override
    public synchronized void add(Event event) {
        InMemoryTransactions.mustBeOpen("Outbox.add");
        last++;
        lines.add(new Line(new EventPosition(1, last), new Told(event, number(event.room()))));
    }

    private @Nullable Long number(@Nullable RoomId room) {
        return room == null ? null : numbers.merge(room, 1L, Long::sum);
    }

    @Override
    public synchronized Part read(Filter filter, Period period, EventPosition after, int limit) {
        var found = lines.stream()
                .filter(line -> line.place().compareTo(after) > 0)
                .filter(line -> fits(filter, line.told().event()))
                .filter(line -> period.contains(line.told().event().at()))
                .limit(limit)
                .toList();
        var end = new EventPosition(1, last);
        var next = found.size() == limit ? found.getLast().place() : end.compareTo(after) > 0 ? end : after;
        return new Part(found.stream().map(Line::told).toList(), next);
    }

    private static boolean fits(Filter filter, Event event) {
        return (filter.type() == null || filter.type() == event.type())
                && (filter.room() == null || filter.room().equals(event.room()));
    }

    @Override
    public synchronized int forget(Instant before, int limit) {
        var old = lines.stream()
                .filter(line -> line.told().event().at().isBefore(before))
                .limit(limit)
                .toList();
        lines.removeAll(old);
        return old.size();
    }
}
