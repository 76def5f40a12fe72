package dev.rooms.postgres.drift;

import dev.rooms.application.drift.Drifts;
import dev.rooms.application.drift.DriftsContract;
import dev.rooms.application.drift.Looks;
import dev.rooms.application.room.Rooms;
import dev.rooms.application.room.Sessions;
import dev.rooms.application.shared.Transactions;
import dev.rooms.application.template.Templates;
import dev.rooms.postgres.PostgresTest;
import jakarta.inject.Inject;

@PostgresTest
class PostgresDriftsTest implements DriftsContract {
    private final Drifts drifts;
    private final Looks looks;
    private final Sessions sessions;
    private final Rooms rooms;
    private final Templates templates;
    private final Transactions transactions;

    @Inject
    PostgresDriftsTest(
            Drifts drifts,
            Looks looks,
            Sessions sessions,
            Rooms rooms,
            Templates templates,
            Transactions transactions) {
        this.drifts = drifts;
        this.looks = looks;
        this.sessions = sessions;
        this.rooms = rooms;
        this.templates = templates;
        this.transactions = transactions;
    }

    @Override
    public Drifts drifts() {
        return drifts;
    }

    @Override
    public Looks looks() {
        return looks;
    }

    @Override
    public Sessions sessions() {
        return sessions;
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
