package dev.rooms.application.room;

import dev.rooms.application.shared.InMemoryTransactions;
import dev.rooms.application.shared.Transactions;

final class InMemoryMediaDemandsTest implements MediaDemandsContract {
    private final Transactions transactions = new InMemoryTransactions();
    private final MediaDemands mediaDemands = new InMemoryMediaDemands();

    @Override
    public MediaDemands mediaDemands() {
        return mediaDemands;
    }

    @Override
    public Transactions transactions() {
        return transactions;
    }
}
