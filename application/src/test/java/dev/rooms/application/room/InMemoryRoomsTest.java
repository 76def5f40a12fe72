package dev.rooms.application.room;

import dev.rooms.application.House;
import dev.rooms.application.shared.Transactions;
import dev.rooms.application.template.TemplateUse;
import dev.rooms.application.template.Templates;

final class InMemoryRoomsTest implements RoomsContract, TemplateUseContract {
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
    public TemplateUse templateUse() {
        return house.rooms;
    }
}
