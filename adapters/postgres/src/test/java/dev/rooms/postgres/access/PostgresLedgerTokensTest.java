package dev.rooms.postgres.access;

import dev.rooms.application.access.LedgerTokens;
import dev.rooms.application.access.LedgerTokensContract;
import dev.rooms.application.room.Rooms;
import dev.rooms.application.room.Sessions;
import dev.rooms.application.shared.Transactions;
import dev.rooms.application.template.Templates;
import dev.rooms.postgres.PostgresTest;
import jakarta.inject.Inject;

@PostgresTest
class PostgresLedgerTokensTest implements LedgerTokensContract {
    private final LedgerTokens ledgerTokens;
    private final Sessions sessions;
    private final Rooms rooms;
    private final Templates templates;
    private final Transactions transactions;

    @Inject
    PostgresLedgerTokensTest(
            LedgerTokens ledgerTokens, Sessions sessions, Rooms rooms, Templates templates, Transactions transactions) {
        this.ledgerTokens = ledgerTokens;
        this.sessions = sessions;
        this.rooms = rooms;
        this.templates = templates;
        this.transactions = transactions;
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
