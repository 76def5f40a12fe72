package dev.rooms.postgres.access;

import dev.rooms.application.access.Presences;
import dev.rooms.application.access.PresencesContract;
import dev.rooms.application.drift.Looks;
import dev.rooms.application.participant.Connections;
import dev.rooms.application.room.Rooms;
import dev.rooms.application.room.Sessions;
import dev.rooms.application.shared.Transactions;
import dev.rooms.application.template.Templates;
import dev.rooms.postgres.PostgresTest;
import jakarta.inject.Inject;

@PostgresTest
class PostgresPresencesTest implements PresencesContract {
    private final Presences presences;
    private final Looks looks;
    private final Connections connections;
    private final Sessions sessions;
    private final Rooms rooms;
    private final Templates templates;
    private final Transactions transactions;

    @Inject
    PostgresPresencesTest(
            Presences presences,
            Looks looks,
            Connections connections,
            Sessions sessions,
            Rooms rooms,
            Templates templates,
            Transactions transactions) {
        this.presences = presences;
        this.looks = looks;
        this.connections = connections;
        this.sessions = sessions;
        this.rooms = rooms;
        this.templates = templates;
        this.transactions = transactions;
    }

    @Override
    public Presences presences() {
        return presences;
    }

    @Override
    public Looks looks() {
        return looks;
    }

    @Override
    public Connections connections() {
        return connections;
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
