package dev.rooms.postgres.access;

import dev.rooms.application.access.Bans;
import dev.rooms.application.access.BansContract;
import dev.rooms.application.room.Rooms;
import dev.rooms.application.shared.Transactions;
import dev.rooms.application.template.Templates;
import dev.rooms.postgres.PostgresTest;
import jakarta.inject.Inject;

@PostgresTest
class PostgresBansTest implements BansContract {
    private final Bans bans;
    private final Rooms rooms;
    private final Templates templates;
    private final Transactions transactions;

    @Inject
    PostgresBansTest(Bans bans, Rooms rooms, Templates templates, Transactions transactions) {
        this.bans = bans;
        this.rooms = rooms;
        this.templates = templates;
        this.transactions = transactions;
    }

    @Override
    public Bans bans() {
        return bans;
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
    public Transactions transactions() {
        return transactions;
    }
}
