package dev.rooms.application.event;

import dev.rooms.application.shared.Transactions;
import java.time.Duration;
import java.time.InstantSource;

/** Drops outgoing events that are older than their retention: they name people too. */
public final class ForgetEvents {
    private static final int AT_ONCE = 10_000;

    private final EventLog log;
    private final Transactions transactions;
    private final Duration retention;
    private final InstantSource clock;

    public ForgetEvents(EventLog log, Transactions transactions, Duration retention, InstantSource clock) {
        this.log = log;
        this.transactions = transactions;
        this.retention = retention;
        this.clock = clock;
    }

    /** In parts, as the store gives up what takes it long. */
    public void handle() {
        var before = clock.instant().minus(retention);
        while (transactions.within(() -> log.forget(before, AT_ONCE)) == AT_ONCE) {
            // There may be more.
        }
    }
}
