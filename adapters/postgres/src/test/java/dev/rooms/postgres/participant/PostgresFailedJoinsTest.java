package dev.rooms.postgres.participant;

import dev.rooms.application.access.LedgerTokens;
import dev.rooms.application.participant.FailedJoins;
import dev.rooms.application.participant.FailedJoinsContract;
import dev.rooms.application.room.Rooms;
import dev.rooms.application.room.Sessions;
import dev.rooms.application.shared.Transactions;
import dev.rooms.application.template.Templates;
import dev.rooms.postgres.PostgresTest;
import jakarta.inject.Inject;

@PostgresTest
class PostgresFailedJoinsTest implements FailedJoinsContract {
    private final FailedJoins failedJoins;
    private final LedgerTokens ledgerTokens;
    private final Sessions sessions;
    private final Rooms rooms;
    private final Templates templates;
    private final Transactions transactions;

    @Inject
    PostgresFailedJoinsTest(
            FailedJoins failedJoins,
            LedgerTokens ledgerTokens,
            Sessions sessions,
            Rooms rooms,
            Templates templates,
            Transactions transactions) {
        this.failedJoins = failedJoins;
        this.ledgerTokens = ledgerTokens;
        this.sessions = sessions;
        this.rooms = rooms;
        this.templates = templates;
        this.transactions = transactions;
    }

    @Override
    public FailedJoins failedJoins() {
        return failedJoins;
    }

    @Override
    public LedgerTokens ledgerTokens() {
        return ledgerTokens;
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
