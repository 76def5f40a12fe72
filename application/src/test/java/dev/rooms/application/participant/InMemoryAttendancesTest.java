package dev.rooms.application.participant;

import dev.rooms.application.House;
import dev.rooms.application.room.Rooms;
import dev.rooms.application.room.Sessions;
import dev.rooms.application.shared.Transactions;
import dev.rooms.application.template.Templates;

final class InMemoryAttendancesTest implements AttendancesContract {
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
    public Attendances attendances() {
        return house.attendances;
    }
}
