package dev.rooms.application.recording;

import dev.rooms.application.House;
import dev.rooms.application.room.Rooms;
import dev.rooms.application.room.Sessions;
import dev.rooms.application.shared.Transactions;
import dev.rooms.application.template.Templates;

final class InMemoryRecordingsTest implements RecordingsContract {
    private final House house = new House();

    @Override
    public Recordings recordings() {
        return house.recordings;
    }

    @Override
    public DueRecordings dueRecordings() {
        return house.recordings;
    }

    @Override
    public IssuedLinks issuedLinks() {
        return house.issuedLinks;
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
