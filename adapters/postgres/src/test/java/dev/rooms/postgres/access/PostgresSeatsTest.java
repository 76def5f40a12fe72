package dev.rooms.postgres.access;

import dev.rooms.application.access.LedgerTokens;
import dev.rooms.application.access.Seats;
import dev.rooms.application.access.SeatsContract;
import dev.rooms.application.participant.Connections;
import dev.rooms.application.room.Rooms;
import dev.rooms.application.room.Sessions;
import dev.rooms.application.shared.Transactions;
import dev.rooms.application.template.Templates;
import dev.rooms.postgres.PostgresTest;
import jakarta.inject.Inject;

@PostgresTest
class PostgresSeatsTest implements SeatsContract {
    private final Seats seats;
    private final LedgerTokens ledgerTokens;
    private final Connections connections;
    private final Sessions sessions;
    private final Rooms rooms;
    private final Templates templates;
    private final Transactions transactions;

    @Inject
    PostgresSeatsTest(
            Seats seats,
            LedgerTokens ledgerTokens,
            Connections connections,
            Sessions sessions,
            Rooms rooms,
            Templates templates,
            Transactions transactions) {
        this.seats = seats;
        this.ledgerTokens = ledgerTokens;
        this.connections = connections;
        this.sessions = sessions;
        this.rooms = rooms;
        this.templates = templates;
        this.transactions = transactions;
    }

    @Override
    public Seats seats() {
        return seats;
    }

    @Override
    public LedgerTokens ledgerTokens() {
        return ledgerTokens;
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
