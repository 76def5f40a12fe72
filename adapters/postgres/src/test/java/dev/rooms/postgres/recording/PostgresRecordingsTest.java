package dev.rooms.postgres.recording;

import static dev.rooms.application.room.RoomFixture.NOW;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rooms.application.recording.DueRecordings;
import dev.rooms.application.recording.IssuedLinks;
import dev.rooms.application.recording.Recordings;
import dev.rooms.application.recording.RecordingsContract;
import dev.rooms.application.room.Rooms;
import dev.rooms.application.room.Sessions;
import dev.rooms.application.shared.ActorFixture;
import dev.rooms.application.shared.Transactions;
import dev.rooms.application.template.Templates;
import dev.rooms.domain.recording.IssuedLink;
import dev.rooms.postgres.PostgresTest;
import dev.rooms.postgres.shared.Sql;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

@PostgresTest
class PostgresRecordingsTest implements RecordingsContract {
    private final Recordings recordings;
    private final DueRecordings dueRecordings;
    private final IssuedLinks issuedLinks;
    private final Sessions sessions;
    private final Rooms rooms;
    private final Templates templates;
    private final Transactions transactions;
    private final Sql sql;

    @Inject
    PostgresRecordingsTest(
            Recordings recordings,
            DueRecordings dueRecordings,
            IssuedLinks issuedLinks,
            Sessions sessions,
            Rooms rooms,
            Templates templates,
            Transactions transactions,
            Sql sql) {
        this.recordings = recordings;
        this.dueRecordings = dueRecordings;
        this.issuedLinks = issuedLinks;
        this.sessions = sessions;
        this.rooms = rooms;
        this.templates = templates;
        this.transactions = transactions;
        this.sql = sql;
    }

    @Test
    void of_links_that_were_given_only_the_count_and_the_end_grow() {
        given(new IssuedLink(added().id(), ActorFixture.DESK, NOW, NOW.plusSeconds(60), 1));
        for (var change : List.of(
                "delete from recording_link",
                "update recording_link set times = times - 1",
                "update recording_link set times = times + 1, given_to = 'x'",
                "update recording_link set times = times + 1, given_to_id = 'x'",
                "update recording_link set times = times + 1, given_at = given_at - interval '1 s'",
                "update recording_link set times = times + 1, expires_at = expires_at - interval '1 s'")) {
            assertThatThrownBy(() -> transactions.run(() -> sql.run(change)))
                    .as(change)
                    .hasMessageContaining("recording_link is only inserted into");
        }
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
