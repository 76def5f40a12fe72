package dev.rooms.application.participant;

import dev.rooms.application.House;
import dev.rooms.application.access.LedgerTokens;
import dev.rooms.application.room.Rooms;
import dev.rooms.application.room.Sessions;
import dev.rooms.application.shared.Transactions;
import dev.rooms.application.template.Templates;

final class InMemoryFailedJoinsTest implements FailedJoinsContract {
    private final House house = new House();

    @Override
    public Transactions transactions() {
        return house.transactions;
    }

    @Override
    public Templates templates() {
        return house.templates;
    }

    @Override
    public Rooms rooms() {
        return house.rooms;
    }

    @Override
    public Sessions sessions() {
        return house.sessions;
    }

    @Override
    public LedgerTokens ledgerTokens() {
        return house.ledgerTokens;
    }

    @Override
    public FailedJoins failedJoins() {
        return house.failedJoins;
    }
}
