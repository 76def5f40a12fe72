package dev.rooms.application.shared;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** The leases of all replicas in one process; each replica looks at them through its own view. */
public final class InMemoryLeases {
    private record Lease(Object holder, Instant until) {}

    private final Map<String, Lease> leases = new HashMap<>();
    private final InstantSource clock;

    public InMemoryLeases(InstantSource clock) {
        this.clock = clock;
    }

    public Leases replica() {
        return new Replica();
    }

    private final class Replica implements Leases {
        @Override
        public boolean hold(String name, Duration time) {
            synchronized (leases) {
                var now = clock.instant();
                var lease = leases.get(name);
                if (lease != null && lease.holder() != this && !lease.until().isBefore(now)) {
                    return false;
                }
                leases.put(name, new Lease(this, now.plus(time)));
                return true;
            }
        }
    }
}
