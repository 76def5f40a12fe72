package dev.rooms.bootstrap.metrics;

import dev.rooms.application.room.MediaDemands;
import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.room.MediaDemand;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import java.time.Instant;

@Decorator
@Priority(0)
abstract class CountedMediaDemands implements MediaDemands {
    private final MediaDemands demands;
    private final Metrics metrics;
    private final Transactions transactions;

    CountedMediaDemands(@Delegate @Any MediaDemands demands, Metrics metrics, Transactions transactions) {
        this.demands = demands;
        this.metrics = metrics;
        this.transactions = transactions;
    }

    @Override
    public void add(MediaDemand demand, Instant now) {
        demands.add(demand, now);
        count(
                switch (demand) {
                    case MediaDemand.EndRoom _ -> Metrics.Demand.END_ROOM;
                    case MediaDemand.EvictIntruders _ -> Metrics.Demand.EVICT_INTRUDERS;
                    case MediaDemand.Permit _ -> Metrics.Demand.PERMIT;
                });
    }

    @Override
    public void settle(Claimed claimed) {
        demands.settle(claimed);
        count(Metrics.Demand.SETTLED);
    }

    @Override
    public void defer(Claimed claimed, Instant until) {
        demands.defer(claimed, until);
        count(Metrics.Demand.DEFERRED);
    }

    private void count(Metrics.Demand event) {
        transactions.afterCommit(() -> metrics.demands.add(event));
    }
}
