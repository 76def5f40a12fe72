package dev.rooms.application.consent;

import dev.rooms.application.House;
import dev.rooms.application.room.Rooms;
import dev.rooms.application.room.Sessions;
import dev.rooms.application.shared.Transactions;
import dev.rooms.application.template.Templates;

final class InMemoryConsentsTest implements ConsentsContract {
    private final House house = new House();

    @Override
    public Consents consents() {
        return house.consents;
    }

    @Override
    public Sessions sessions() {
        return house.sessions;
    }

    @Override
    public Rooms rooms() {
        return house.rooms;
    }

    @Override
    public Templates templates() {
        return house.templates;
    }

    @Override
    public Transactions transactions() {
        return house.transactions;
    }
}
