package dev.rooms.application.drift;

import dev.rooms.application.shared.Transactions;
import java.time.Duration;
import java.time.InstantSource;

/** Drops differences and looks that are older than the webhooks which are kept: they name people too. */
public final class ForgetDrift {
    private final Drifts drifts;
    private final Looks looks;
    private final Transactions transactions;
    private final Duration retention;
    private final InstantSource clock;

    public ForgetDrift(Drifts drifts, Looks looks, Transactions transactions, Duration retention, InstantSource clock) {
        this.drifts = drifts;
        this.looks = looks;
        this.transactions = transactions;
        this.retention = retention;
        this.clock = clock;
    }

    public void handle() {
        var before = clock.instant().minus(retention);
        transactions.run(() -> {
            drifts.forget(before);
            looks.forget(before);
        });
    }
}
