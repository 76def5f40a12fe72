package dev.rooms.bootstrap.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What stands in the database, read past Rooms. */
final class Ledger {
    /** @param leftAt null: they are there */
    record Attendance(Instant joinedAt, @Nullable Instant leftAt) {}

    private static final List<String> DOUBLES = List.of(
            "select 'connection ' || sid || ' is in several attendances'"
                    + " from (select unnest(connections) sid from attendance) c group by sid having count(*) > 1",
            "select 'token ' || id || ' was used ' || join_count || ' times' from token"
                    + " where join_count > (select count(*) from connection where token_id = token.id)",
            "select 'room ' || room_id || ' became ' || to_status || ' twice' from (select *, lag(to_status)"
                    + " over (partition by room_id order by id) as before from room_change) c where before = to_status",
            "select 'attendances of ' || a.identity || ' overlap' from attendance a join attendance b"
                    + " on a.session_id = b.session_id and a.identity = b.identity and a.id < b.id"
                    + " where a.joined_at < coalesce(b.left_at, 'infinity') and b.joined_at < coalesce(a.left_at, 'infinity')");
    private static final List<String> LOSSES = List.of(
            "select 'webhook ' || event_id || ' was set aside: ' || reason from inbox_item where state = 'FAILED'",
            "select 'connection ' || sid || ' is in no attendance' from connection c"
                    + " where not exists (select from attendance a where c.sid = any (a.connections))");

    private final DurablePostgres postgres;
    private final String database;

    Ledger(DurablePostgres postgres, String database) {
        this.postgres = postgres;
        this.database = database;
    }

    List<String> doubled() throws SQLException {
        return told(DOUBLES);
    }

    /** What was lost of what Rooms has acknowledged. */
    List<String> lost(List<JsonNode> acknowledged) throws SQLException {
        var lost = new ArrayList<>(told(LOSSES));
        try (var connection = postgres.connect(database)) {
            for (var event : acknowledged) {
                if (!hadEffect(connection, event)) {
                    lost.add("acknowledged " + event.path("event").asText() + " "
                            + event.path("id").asText() + " had no effect");
                }
            }
        }
        return lost;
    }

    private static boolean hadEffect(Connection connection, JsonNode event) throws SQLException {
        var who = event.path("participant").path("sid").asText();
        var room = event.path("room").path("sid").asText();
        var track = event.path("track").path("sid").asText();
        return switch (event.path("event").asText()) {
            case "room_started" -> is(connection, "select 1 from session where sid = ?", room);
            case "room_finished" ->
                is(connection, "select 1 from session where sid = ? and ended_at is not null", room);
            case "participant_joined" -> is(connection, "select 1 from connection where sid = ?", who);
            case "participant_left" ->
                is(connection, "select 1 from connection where sid = ? and left_at is not null", who);
            case "track_published" -> is(connection, "select 1 from track where sid = ?", track);
            case "track_unpublished" ->
                is(connection, "select 1 from track where sid = ? and unpublished_at is not null", track);
            default -> true;
        };
    }

    List<Attendance> attendances(String room, String identity) throws SQLException {
        return read(
                "select joined_at, left_at from attendance where room_id = ? and identity = ? order by joined_at",
                row -> new Attendance(
                        time(row, "joined_at").orElseThrow(),
                        time(row, "left_at").orElse(null)),
                UUID.fromString(room),
                identity);
    }

    int number(String sql, Object... values) throws SQLException {
        return read(sql, row -> row.getInt(1), values).getFirst();
    }

    /** The first column of what is found. */
    List<String> words(String sql, Object... values) throws SQLException {
        return read(sql, row -> row.getString(1), values);
    }

    private List<String> told(List<String> statements) throws SQLException {
        var told = new ArrayList<String>();
        for (var sql : statements) {
            told.addAll(words(sql));
        }
        return told;
    }

    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> List<T> read(String sql, Reading<T> reading, Object... values) throws SQLException {
        try (var connection = postgres.connect(database);
                var statement = connection.prepareStatement(sql);
                var rows = query(statement, values)) {
            var read = new ArrayList<T>();
            while (rows.next()) {
                read.add(reading.of(rows));
            }
            return read;
        }
    }

    private static boolean is(Connection connection, String sql, String value) throws SQLException {
        try (var statement = connection.prepareStatement(sql);
                var rows = query(statement, value)) {
            return rows.next();
        }
    }

    private static ResultSet query(PreparedStatement statement, Object... values) throws SQLException {
        for (var at = 0; at < values.length; at++) {
            statement.setObject(at + 1, values[at]);
        }
        return statement.executeQuery();
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
