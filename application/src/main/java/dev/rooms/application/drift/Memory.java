package dev.rooms.application.drift;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a replica remembers of its last look at a session.
 *
 * @param look when that was; null: it has not looked yet
 * @param there the sids of who was there
 * @param differing what was otherwise in LiveKit than in the ledger, and the last time at which it may still have been
 *     the same
 */
record Memory(@Nullable Instant look, Set<String> there, Map<String, Instant> differing) {
    static final Memory NONE = new Memory(null, Set.of(), Map.of());

    private static final String NODE = "node";

    Memory {
        there = Set.copyOf(there);
        differing = Map.copyOf(differing);
    }

    /** Nothing was seen of the people, so what was known of them stays. */
    Memory unserved(Instant now) {
        var all = new HashMap<>(differing);
        all.put(NODE, now);
        return new Memory(look, there, all);
    }

    boolean isUnserved() {
        return differing.containsKey(NODE);
    }
}
