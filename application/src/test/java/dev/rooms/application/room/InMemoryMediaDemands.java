package dev.rooms.application.room;

import dev.rooms.domain.room.MediaDemand;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

public final class InMemoryMediaDemands implements MediaDemands {
    private record State(Instant dueAt, int attempts) {}

    private final Map<MediaDemand, State> demands = new LinkedHashMap<>();

    @Override
    public synchronized void add(MediaDemand demand, Instant now) {
        demands.merge(demand, new State(now, 0), (_, again) -> again);
    }

    @Override
    public synchronized List<Claimed> claim(int limit, Instant now, Instant until) {
        var claimed = demands.entrySet().stream()
                .filter(entry -> !entry.getValue().dueAt().isAfter(now))
                .limit(limit)
                .map(entry -> new Claimed(entry.getKey(), entry.getValue().attempts(), until))
                .toList();
        claimed.forEach(each -> demands.put(each.demand(), new State(until, each.attempts() + 1)));
        return claimed;
    }

    @Override
    public synchronized void settle(Claimed claimed) {
        demands.computeIfPresent(claimed.demand(), (_, known) -> known.dueAt().equals(claimed.until()) ? null : known);
    }

    @Override
    public synchronized void defer(Claimed claimed, Instant until) {
        demands.computeIfPresent(
                claimed.demand(),
                (_, known) -> known.dueAt().equals(claimed.until()) ? new State(until, known.attempts()) : known);
    }

    /** When the next attempt is made at something. */
    public synchronized Instant dueAt() {
        return demands.values().stream()
                .map(State::dueAt)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** What is demanded and not known to be done. */
    public synchronized Set<MediaDemand> open() {
        return Set.copyOf(demands.keySet());
    }
}
