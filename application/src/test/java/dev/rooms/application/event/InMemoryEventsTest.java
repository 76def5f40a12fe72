package dev.rooms.application.event;

import dev.rooms.application.House;
import dev.rooms.application.shared.Transactions;

final class InMemoryEventsTest implements EventsContract {
    private final House house = new House();

    @Override
    public Outbox outbox() {
        return house.events;
    }

    @Override
    public EventLog log() {
        return house.events;
    }

    @Override
    public Transactions transactions() {
        return house.transactions;
    }
}
