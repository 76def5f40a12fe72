package dev.rooms.application.shared;

import java.util.HashMap;
import java.util.Map;

/** Things that one transaction keeps for itself until it is over. */
public final class InMemoryLocks<K> {
    private final Map<K, InMemoryTransactions.Open> keepers = new HashMap<>();

    /** @return whether nobody else has it; outside a transaction nothing is kept */
    public synchronized boolean take(K key) {
        var current = InMemoryTransactions.current();
        var keeper = keepers.get(key);
        if (keeper != null && !keeper.isOver() && current.filter(keeper::equals).isEmpty()) {
            return false;
        }
        current.ifPresent(open -> keepers.put(key, open));
        return true;
    }
}
