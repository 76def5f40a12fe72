package dev.rooms.bootstrap.metrics;

import dev.rooms.application.participant.FailedJoins;
import dev.rooms.domain.participant.FailedJoin;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;

@Decorator
@Priority(0)
abstract class CountedFailedJoins implements FailedJoins {
    private final FailedJoins failedJoins;
    private final Metrics metrics;

    CountedFailedJoins(@Delegate @Any FailedJoins failedJoins, Metrics metrics) {
        this.failedJoins = failedJoins;
        this.metrics = metrics;
    }

    @Override
    public void add(FailedJoin failed) {
        failedJoins.add(failed);
        metrics.failedJoins.add(Metrics.FailedJoinReason.of(failed.reason()));
    }
}
