package dev.rooms.application.shared;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A lease for work that one replica does for all in passes, and that is taken anew while a pass is long. */
public final class LongLease {
    /** Longer than any pause between two passes, so that only a replica that is gone loses it, or one that is very slow. */
    private static final Duration TIME = Duration.ofSeconds(30);

    private static final Duration RENEWAL = Duration.ofSeconds(8);

    private final Leases leases;
    private final String name;
    private final Transactions transactions;
    private final InstantSource clock;

    private Instant held = Instant.MIN;
    private boolean lost;

    public LongLease(Leases leases, String name, Transactions transactions, InstantSource clock) {
        this.leases = leases;
        this.name = name;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @return whether a pass may begin, or counts as this replica's now that it is over */
    public synchronized boolean take() {
        held = clock.instant();
        lost = !transactions.within(() -> leases.hold(name, TIME));
        return !lost;
    }

    /** @return false when another replica has taken over since the pass began */
    public synchronized boolean goesOn() {
        return !lost && (clock.instant().isBefore(held.plus(RENEWAL)) || take());
    }
}
