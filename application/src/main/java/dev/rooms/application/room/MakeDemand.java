package dev.rooms.application.room;

import dev.rooms.application.shared.Signal;
import dev.rooms.application.shared.Transactions;
import dev.rooms.domain.room.MediaDemand;
import java.time.InstantSource;

/** Puts on record that something has to happen at the media server; it is seen to as soon as that has committed. */
public final class MakeDemand {
    private final MediaDemands demands;
    private final Transactions transactions;
    private final Signal signal;
    private final Causes causes;
    private final InstantSource clock;

    public MakeDemand(
            MediaDemands demands, Transactions transactions, Signal signal, Causes causes, InstantSource clock) {
        this.demands = demands;
        this.transactions = transactions;
        this.signal = signal;
        this.causes = causes;
        this.clock = clock;
    }

    public void handle(MediaDemand demand) {
        causes.remember(demand.livekitRoom());
        transactions.run(() -> {
            demands.add(demand, clock.instant());
            transactions.afterCommit(signal::raise);
        });
    }
}
