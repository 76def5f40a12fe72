package dev.rooms.application.shared;

import dev.rooms.application.House;

final class InMemoryLeasesTest implements LeasesContract {
    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryLeases all = new InMemoryLeases(new MutableClock(House.NOW));
    private final Leases leases = all.replica();

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
        return all.replica();
    }
}
