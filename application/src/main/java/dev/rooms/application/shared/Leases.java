package dev.rooms.application.shared;

import java.time.Duration;

/** Work that one replica does for all: whoever holds the lease does it. */
public interface Leases {
    /**
     * Takes the lease, or keeps it, for so long by the store's own clock.
     *
     * @return whether this replica holds it
     */
    boolean hold(String name, Duration time);
}
