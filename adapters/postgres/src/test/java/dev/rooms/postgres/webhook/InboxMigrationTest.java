package dev.rooms.postgres.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.application.shared.FreshIds;
import dev.rooms.postgres.PostgresTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What a database of before the log takes along. */
@PostgresTest
class InboxMigrationTest {
    private final DataSource database;

    @Inject
    InboxMigrationTest(DataSource database) {
        this.database = database;
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void migrate(Connection connection, String file) throws SQLException, IOException {
        var path = "/db/migration/" + file;
        try (var script = Objects.requireNonNull(InboxMigrationTest.class.getResourceAsStream(path))) {
            run(connection, new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    @Test
    void what_waited_waits_and_what_was_set_aside_stays_so() throws SQLException, IOException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            run(connection, "create schema \"%1$s\"; set local search_path to \"%1$s\"".formatted(FreshIds.text("s")));
            migrate(connection, "V1__rooms.sql");
            migrate(connection, "V2__bans.sql");
            run(connection, """
                    insert into inbox (event_id, line, payload, received_at, applied_at, failed_at, reason, attempts) values
                    ('EV_1', 'a', '{}', now(), now(), null, null, 0), ('EV_2', 'a', '{}', now(), null, null, null, 1),
                    ('EV_3', 'b', '{}', now(), null, now(), 'bad', 5), ('EV_4', 'a', '{}', now(), null, null, null, 0)
                    """);
            migrate(connection, "V3__inbox.sql");
            assertThat(texts(connection, "select event_id from inbox_log order by xid, position"))
                    .containsExactly("EV_2", "EV_4");
            assertThat(texts(connection, "select event_id || ' ' || state || ' ' || reason from inbox_item"))
                    .containsExactly("EV_3 FAILED bad");
            connection.rollback();
        }
    }
}
