package dev.rooms.postgres.room;

import dev.rooms.application.room.Rooms;
import dev.rooms.application.room.RoomsContract;
import dev.rooms.application.room.TemplateUseContract;
import dev.rooms.application.shared.Transactions;
import dev.rooms.application.template.TemplateUse;
import dev.rooms.application.template.Templates;
import dev.rooms.postgres.PostgresTest;
import jakarta.inject.Inject;

@PostgresTest
class PostgresRoomsTest implements RoomsContract, TemplateUseContract {
    private final Rooms rooms;
    private final Templates templates;
    private final TemplateUse templateUse;
    private final Transactions transactions;

    @Inject
    PostgresRoomsTest(Rooms rooms, Templates templates, TemplateUse templateUse, Transactions transactions) {
        this.rooms = rooms;
        this.templates = templates;
        this.templateUse = templateUse;
        this.transactions = transactions;
    }

    @Override
    public Rooms rooms() {
        return rooms;
    }

    @Override
    public Templates templates() {
        return templates;
    }

    @Override
    public TemplateUse templateUse() {
        return templateUse;
    }

    @Override
    public Transactions transactions() {
        return transactions;
    }
}
