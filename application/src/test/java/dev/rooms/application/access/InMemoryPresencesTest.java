package dev.rooms.application.access;

import dev.rooms.application.House;
import dev.rooms.application.drift.Looks;
import dev.rooms.application.participant.Connections;
import dev.rooms.application.room.Rooms;
import dev.rooms.application.room.Sessions;
import dev.rooms.application.shared.Transactions;
import dev.rooms.application.template.Templates;

final class InMemoryPresencesTest implements PresencesContract {
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
    public Looks looks() {
        return house.looks;
    }

    @Override
    public Connections connections() {
        return house.connections;
    }

    @Override
    public Presences presences() {
        return house.presences;
    }
}
