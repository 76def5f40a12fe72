package dev.rooms.application.drift;

import dev.rooms.application.House;
import dev.rooms.application.room.Rooms;
import dev.rooms.application.room.Sessions;
import dev.rooms.application.shared.Transactions;
import dev.rooms.application.template.Templates;

final class InMemoryDriftsTest implements DriftsContract {
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
    public Drifts drifts() {
        return house.drifts;
    }

    @Override
    public Looks looks() {
        return house.looks;
    }
}
