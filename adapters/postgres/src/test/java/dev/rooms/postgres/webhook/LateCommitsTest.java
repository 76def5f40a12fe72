package dev.rooms.postgres.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rooms.application.House;
import dev.rooms.application.shared.FreshIds;
import dev.rooms.application.shared.Transactions;
import dev.rooms.application.webhook.WebhookInbox;
import dev.rooms.postgres.PostgresTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Numbers are drawn before the commit, so a reader that goes by them alone passes over what commits late. Ours does
 * not, and it does not wait for transactions that have nothing to do with the log.
 */
@PostgresTest
@Timeout(120)
class LateCommitsTest {
    private static final int WRITERS = 8;
    private static final int LONGEST_MILLIS = 10;
    private static final Duration WRITING = Duration.ofSeconds(2);

    private final DataSource database;
    private final WebhookInbox inbox;
    private final Transactions transactions;

    private final List<String> naive = new ArrayList<>();
    private final List<String> ours = new ArrayList<>();
    private long last;

    @Inject
    LateCommitsTest(DataSource database, WebhookInbox inbox, Transactions transactions) {
        this.database = database;
        this.inbox = inbox;
        this.transactions = transactions;
    }

    private Connection open() throws SQLException {
        var connection = database.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private static void write(Connection connection, String line, String event) throws SQLException {
        try (var insert = connection.prepareStatement(
                "insert into inbox_log (event_id, line, payload, received_at) values (?, ?, '{}', ?)")) {
            insert.setString(1, event);
            insert.setString(2, line);
            insert.setTimestamp(3, Timestamp.from(House.NOW));
            insert.execute();
        }
    }

    private static void drawId(Connection connection) throws SQLException {
        try (var draw = connection.prepareStatement("select pg_current_xact_id()")) {
            draw.execute();
        }
    }

    private static void commit(Connection connection) throws SQLException {
        connection.commit();
        connection.close();
    }

    /** As everybody does it first. */
    private void readNaively(String line) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select event_id, position from inbox_log where line = ? and position > ? order by position")) {
            select.setString(1, line);
            select.setLong(2, last);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    naive.add(rows.getString(1));
                    last = rows.getLong(2);
                }
            }
        }
    }

    private void read(String line) {
        transactions.within(inbox::gather);
        while (transactions.within(() -> next(line))) {
            // One after the other.
        }
    }

    private boolean next(String line) {
        var next = inbox.take(List.of(line), House.NOW);
        inbox.applied(next);
        next.forEach(webhook -> ours.add(webhook.id().value()));
        return !next.isEmpty();
    }

    private static boolean isSoonAfter(long last) {
        return System.nanoTime() - last < WRITING.toNanos();
    }

    @Test
    void what_commits_late_is_lost_by_a_cursor_of_numbers_and_not_by_ours() throws SQLException {
        var line = FreshIds.text("line-");
        var late = open();
        write(late, line, "late-" + line);
        var quick = open();
        write(quick, line, "quick-" + line);
        commit(quick);
        readNaively(line);
        read(line);
        assertThat(naive).containsExactly("quick-" + line);
        assertThat(ours).isEmpty();
        commit(late);
        readNaively(line);
        read(line);
        assertThat(naive).containsExactly("quick-" + line);
        assertThat(ours).containsExactly("late-" + line, "quick-" + line);
    }

    @Test
    void with_many_writers_the_naive_cursor_loses_some_and_ours_none()
            throws SQLException, InterruptedException, ExecutionException {
        var line = FreshIds.text("line-");
        Queue<String> written = new ConcurrentLinkedQueue<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var end = System.nanoTime() + WRITING.toNanos();
            var writers = IntStream.range(0, WRITERS)
                    .mapToObj(writer -> threads.submit(() -> {
                        var pauses = new Random(writer);
                        while (System.nanoTime() < end) {
                            var event = FreshIds.text("EV_");
                            var connection = open();
                            write(connection, line, event);
                            Thread.sleep(pauses.nextInt(LONGEST_MILLIS));
                            commit(connection);
                            written.add(event);
                        }
                        return true;
                    }))
                    .toList();
            var reader = threads.submit(() -> {
                while (!writers.stream().allMatch(Future::isDone)) {
                    read(line);
                }
            });
            while (!writers.stream().allMatch(Future::isDone)) {
                readNaively(line);
            }
            for (var writer : writers) {
                writer.get();
            }
            reader.get();
        }
        readNaively(line);
        // Up to the end, also when something of PostgreSQL's own holds it up for a moment.
        for (var last = System.nanoTime(); ours.size() < written.size() && isSoonAfter(last); ) {
            var seen = ours.size();
            read(line);
            last = ours.size() > seen ? System.nanoTime() : last;
        }
        System.out.printf(
                "%d committed, the naive cursor saw %d, ours %d%n", written.size(), naive.size(), ours.size());
        assertThat(ours).containsExactlyInAnyOrderElementsOf(written);
        assertThat(naive.size()).isLessThan(written.size());
    }

    @Test
    void a_transaction_that_stays_open_and_does_not_write_to_the_log_holds_nothing_up() throws SQLException {
        var line = FreshIds.text("line-");
        try (var idle = open()) {
            drawId(idle);
            var writer = open();
            write(writer, line, "first-" + line);
            commit(writer);
            while (ours.isEmpty()) {
                read(line);
            }
            var other = open();
            write(other, line, "second-" + line);
            commit(other);
            while (ours.size() < 2) {
                read(line);
            }
            idle.rollback();
        }
        assertThat(ours).containsExactly("first-" + line, "second-" + line);
    }

    @Test
    void while_something_else_stays_open_late_writers_are_still_waited_for() throws SQLException {
        var line = FreshIds.text("line-");
        try (var idle = open()) {
            drawId(idle);
            var early = open();
            write(early, line, "early-" + line);
            commit(early);
            while (ours.isEmpty()) {
                read(line);
            }
            var late = open();
            write(late, line, "late-" + line);
            var quick = open();
            write(quick, line, "quick-" + line);
            commit(quick);
            var start = System.nanoTime();
            while (System.nanoTime() - start < Duration.ofMillis(500).toNanos()) {
                read(line);
            }
            assertThat(ours).containsExactly("early-" + line);
            commit(late);
            while (ours.size() < 3) {
                read(line);
            }
            idle.rollback();
        }
        assertThat(ours).containsExactly("early-" + line, "late-" + line, "quick-" + line);
    }
}
