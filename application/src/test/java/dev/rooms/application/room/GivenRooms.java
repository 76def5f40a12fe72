package dev.rooms.application.room;

import dev.rooms.application.shared.Transactions;
import dev.rooms.application.template.TemplateFixture;
import dev.rooms.application.template.Templates;
import dev.rooms.domain.room.Room;
import dev.rooms.domain.room.RoomPlan;
import dev.rooms.domain.template.RoomTemplate;

/** What the contracts of many stores stand upon: templates, and rooms made from them. */
public interface GivenRooms {
    Transactions transactions();

    Templates templates();

    Rooms rooms();

    default RoomTemplate givenTemplate() {
        var template = TemplateFixture.groupTemplate();
        transactions().run(() -> templates().add(template));
        return template;
    }

    default Room givenRoom() {
        return givenRoom(RoomFixture.plan(givenTemplate()));
    }

    default Room givenRoom(RoomPlan plan) {
        return givenRoom(RoomFixture.room(plan));
    }

    /** @return as it is stored: nothing of its history is left to store */
    default Room givenRoom(Room room) {
        transactions().run(() -> rooms().add(room));
        return RoomFixture.stored(room);
    }
}
