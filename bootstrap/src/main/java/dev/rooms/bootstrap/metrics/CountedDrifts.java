package dev.rooms.bootstrap.metrics;

import dev.rooms.application.drift.Drifts;
import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.drift.Drift;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;

@Decorator
@Priority(0)
abstract class CountedDrifts implements Drifts {
    private final Drifts drifts;
    private final Metrics metrics;
    private final Transactions transactions;

    CountedDrifts(@Delegate @Any Drifts drifts, Metrics metrics, Transactions transactions) {
        this.drifts = drifts;
        this.metrics = metrics;
        this.transactions = transactions;
    }

    @Override
    public boolean add(Drift drift) {
        var isNew = drifts.add(drift);
        if (isNew) {
            transactions.afterCommit(() -> count(drift));
        }
        return isNew;
    }

    private void count(Drift drift) {
        metrics.drift.add(drift.kind());
        if (drift.kind().isRepaired()) {
            metrics.repaired.add(drift.kind());
        }
    }
}
