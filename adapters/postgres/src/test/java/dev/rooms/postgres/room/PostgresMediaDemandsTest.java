package dev.rooms.postgres.room;

import dev.rooms.application.room.MediaDemands;
import dev.rooms.application.room.MediaDemandsContract;
import dev.rooms.application.shared.Transactions;
import dev.rooms.postgres.PostgresTest;
import jakarta.inject.Inject;

@PostgresTest
class PostgresMediaDemandsTest implements MediaDemandsContract {
    private final MediaDemands mediaDemands;
    private final Transactions transactions;

    @Inject
    PostgresMediaDemandsTest(MediaDemands mediaDemands, Transactions transactions) {
        this.mediaDemands = mediaDemands;
        this.transactions = transactions;
    }

    @Override
    public MediaDemands mediaDemands() {
        return mediaDemands;
    }

    @Override
    public Transactions transactions() {
        return transactions;
    }
}
