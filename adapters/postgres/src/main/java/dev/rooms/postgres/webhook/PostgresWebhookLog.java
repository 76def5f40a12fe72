package dev.rooms.postgres.webhook;

import dev.rooms.application.webhook.SignedWebhook;
import dev.rooms.application.webhook.WebhookLog;
import dev.rooms.postgres.shared.GroupCommit;
import dev.rooms.postgres.shared.GroupCommit.Limits;
import dev.rooms.postgres.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** One statement per group, on a connection of its own that commits by itself. */
@ApplicationScoped
class PostgresWebhookLog implements WebhookLog {
    private static final int LANES = 2;
    /** Of one lane. A webhook has a million characters at most, so memory is bounded also when nothing is stored. */
    private static final Limits LIMITS = new Limits(256, 1024, 16 << 20, Duration.ofMillis(800));
    /** A database that is silent for so long has forgotten us; another connection may do better. */
    private static final int LONGEST_SILENCE = 2_000;

    private static final String NO_PARTITION = "23514";
    private static final int DAYS_AHEAD = 2;

    /**
     * Unique in a day by its key, and across midnight by a look at the day of an hour ago. That is enough: LiveKit tries
     * for 15 seconds, and what is replayed later than its signature holds is refused.
     */
    private static final String INSERT = """
            insert into inbox_log (event_id, line, payload, received_at)
            select n.event_id, n.line, n.payload, n.received_at::timestamptz
            from unnest(?, ?, ?, ?) with ordinality as n (event_id, line, payload, received_at, place)
            where (select before.position from inbox_log before where before.event_id = n.event_id
              and before.logged_on = (now() at time zone 'UTC' - interval '1 hour')::date limit 1) is null
            order by n.place
            on conflict (event_id, logged_on) do nothing
            returning event_id
            """;

    private record Arrival(SignedWebhook webhook, Instant receivedAt) {
        long weight() {
            return webhook.payload().length();
        }
    }

    private final DataSource database;
    private final List<GroupCommit<Arrival, Boolean>> lanes;

    PostgresWebhookLog(DataSource database) {
        this.database = database;
        this.lanes = IntStream.range(0, LANES)
                .mapToObj(_ -> new GroupCommit<>(this::insert, Arrival::weight, LIMITS))
                .toList();
    }

    @Override
    public boolean append(SignedWebhook webhook, Instant receivedAt) {
        // One lane for a line, so that its order is kept.
        var lane = lanes.get(Math.floorMod(webhook.line().hashCode(), LANES));
        return lane.add(new Arrival(webhook, receivedAt));
    }

    private List<Boolean> insert(List<Arrival> together) {
        try (var connection = database.getConnection()) {
            var inserted = withLittlePatience(connection, together);
            return together.stream()
                    .map(arrival -> inserted.remove(arrival.webhook().id().value()))
                    .toList();
        } catch (SQLException failure) {
            throw new Sql.SqlFailure(failure);
        }
    }

    private static Set<String> withLittlePatience(Connection connection, List<Arrival> together) throws SQLException {
        var usual = connection.getNetworkTimeout();
        connection.setNetworkTimeout(Runnable::run, LONGEST_SILENCE);
        try {
            return inserted(connection, together);
        } finally {
            // Others use this connection too, unless it broke.
            if (!connection.isClosed()) {
                connection.setNetworkTimeout(Runnable::run, usual);
            }
        }
    }

    private static Set<String> inserted(Connection connection, List<Arrival> together) throws SQLException {
        try {
            return insert(connection, together);
        } catch (SQLException failure) {
            if (!NO_PARTITION.equals(failure.getSQLState())) {
                throw failure;
            }
            makeDays(connection);
            return insert(connection, together);
        }
    }

    /** Usually they are there long before; not when nobody was up for days. */
    private static void makeDays(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select make_inbox_days(?)")) {
            statement.setInt(1, DAYS_AHEAD);
            statement.execute();
        }
    }

    private static Set<String> insert(Connection connection, List<Arrival> together) throws SQLException {
        try (var statement = connection.prepareStatement(INSERT)) {
            bind(statement, 1, together, arrival -> arrival.webhook().id().value());
            bind(statement, 2, together, arrival -> arrival.webhook().line());
            bind(statement, 3, together, arrival -> arrival.webhook().payload());
            bind(statement, 4, together, arrival -> arrival.receivedAt().toString());
            try (var rows = statement.executeQuery()) {
                var inserted = new HashSet<String>();
                while (rows.next()) {
                    inserted.add(rows.getString(1));
                }
                return inserted;
            }
        }
    }

    private static void bind(
            PreparedStatement statement, int at, List<Arrival> together, Function<Arrival, String> value)
            throws SQLException {
        var texts = together.stream().map(value).toArray(String[]::new);
        statement.setArray(at, statement.getConnection().createArrayOf("text", texts));
    }
}
