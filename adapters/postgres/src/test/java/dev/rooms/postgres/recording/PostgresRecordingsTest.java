package dev.rooms.postgres.recording;

import dev.rooms.application.consent.Consents;
import dev.rooms.application.recording.DueRecordings;
import dev.rooms.application.recording.IssuedLinks;
import dev.rooms.application.recording.Recordings;
import dev.rooms.application.recording.RecordingsContract;
import dev.rooms.application.room.Rooms;
import dev.rooms.application.room.Sessions;
import dev.rooms.application.shared.Transactions;
import dev.rooms.application.template.Templates;
import dev.rooms.postgres.PostgresTest;
import jakarta.inject.Inject;

@PostgresTest
class PostgresRecordingsTest implements RecordingsContract {
    private final Recordings recordings;
    private final DueRecordings dueRecordings;
    private final IssuedLinks issuedLinks;
    private final Consents consents;
    private final Sessions sessions;
    private final Rooms rooms;
    private final Templates templates;
    private final Transactions transactions;

    @Inject
    PostgresRecordingsTest(
            Recordings recordings,
            DueRecordings dueRecordings,
            IssuedLinks issuedLinks,
            Consents consents,
            Sessions sessions,
            Rooms rooms,
            Templates templates,
            Transactions transactions) {
        this.recordings = recordings;
        this.dueRecordings = dueRecordings;
        this.issuedLinks = issuedLinks;
        this.consents = consents;
        this.sessions = sessions;
        this.rooms = rooms;
        this.templates = templates;
        this.transactions = transactions;
    }

    @Override
    public Recordings recordings() {
        return recordings;
    }

    @Override
    public DueRecordings dueRecordings() {
        return dueRecordings;
    }

    @Override
    public IssuedLinks issuedLinks() {
        return issuedLinks;
    }

    @Override
    public Consents consents() {
        return consents;
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
