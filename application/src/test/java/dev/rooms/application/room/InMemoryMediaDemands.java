package dev.rooms.application.room;

import dev.rooms.domain.room.MediaDemand;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

public final class InMemoryMediaDemands implements MediaDemands {
    /** @param takenUntil null: nobody has it in hand */
    private record State(
            Instant dueAt, int attempts, @Nullable Instant takenUntil, boolean again) {
        State(Instant dueAt, int attempts) {
            this(dueAt, attempts, null, false);
        }

        State demandedAgain(Instant now) {
            return takenUntil != null && takenUntil.isAfter(now)
                    ? new State(dueAt, 0, takenUntil, true)
                    : new State(now, 0);
        }
    }

    private final Map<MediaDemand, State> demands = new LinkedHashMap<>();

    @Override
    public synchronized void add(MediaDemand demand, Instant now) {
        demands.merge(demand, new State(now, 0), (known, _) -> known.demandedAgain(now));
    }

    @Override
    public synchronized List<Claimed> claim(About about, int limit, Instant now, Instant until) {
        var claimed = demands.entrySet().stream()
                .filter(entry -> (entry.getKey() instanceof MediaDemand.EndRoom) == (about == About.ROOMS))
                .filter(entry -> !entry.getValue().dueAt().isAfter(now))
                .limit(limit)
                .map(entry -> new Claimed(entry.getKey(), entry.getValue().attempts(), until))
                .toList();
        claimed.forEach(each -> demands.put(each.demand(), new State(until, each.attempts() + 1, until, false)));
        return claimed;
    }

    @Override
    public synchronized void settle(Claimed claimed) {
        letGo(claimed, null);
    }

    @Override
    public synchronized void defer(Claimed claimed, Instant until) {
        letGo(claimed, until);
    }

    /** @param until null: it is done */
    private void letGo(Claimed claimed, @Nullable Instant until) {
        demands.computeIfPresent(claimed.demand(), (_, known) -> {
            if (!claimed.until().equals(known.takenUntil())) {
                return known;
            }
            if (known.again()) {
                return new State(Instant.EPOCH, known.attempts());
            }
            return until == null ? null : new State(until, known.attempts());
        });
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
