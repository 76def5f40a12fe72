package dev.rooms.postgres.shared;

import dev.rooms.application.shared.Leases;
import dev.rooms.application.shared.LeasesContract;
import dev.rooms.application.shared.Transactions;
import dev.rooms.postgres.PostgresTest;
import jakarta.inject.Inject;
import java.util.UUID;

@PostgresTest
class PostgresLeasesTest implements LeasesContract {
    private final PostgresLeases leases;
    private final Transactions transactions;

    @Inject
    PostgresLeasesTest(PostgresLeases leases, Transactions transactions) {
        this.leases = leases;
        this.transactions = transactions;
    }

    @Override
    public Transactions transactions() {
        return transactions;
    }

    @Override
    public Leases leases() {
        return leases;
    }

    @Override
    public Leases leasesOfAnother() {
        var another = UUID.randomUUID();
        return (name, time) -> leases.hold(another, name, time);
    }
}
