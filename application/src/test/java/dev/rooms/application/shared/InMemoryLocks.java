package dev.rooms.application.shared;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Things that one transaction keeps for itself until it is over. */
public final class InMemoryLocks<K> {
    private static final long LONGEST_NANOS = 10_000_000_000L;
    private static final long PAUSE_NANOS = 100_000;

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

    /** Waits until nobody else has it, as a locked row of a database does. */
    public void await(K key) {
        var start = System.nanoTime();
        while (!take(key)) {
            if (System.nanoTime() - start > LONGEST_NANOS) {
                throw new AssertionError("another transaction holds " + key + " for too long");
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
