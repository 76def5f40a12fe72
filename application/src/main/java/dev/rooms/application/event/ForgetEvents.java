package dev.rooms.application.event;

import dev.rooms.application.shared.Transactions;
import java.time.Duration;
import java.time.InstantSource;

/** Drops outgoing events that are older than their retention: they name people too. */
public final class ForgetEvents {
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

    public void handle() {
        transactions.run(() -> log.forget(clock.instant().minus(retention)));
    }
}
