package dev.rooms.postgres.shared;

import dev.rooms.domain.shared.Actor;
import dev.rooms.domain.shared.ActorKind;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Runs plain SQL on the connection of the transaction that is open. */
@Singleton
public final class Sql {
    private final DataSource database;
    private final ConnectionShare share;

    Sql(DataSource database, ConnectionShare share) {
        this.database = database;
        this.share = share;
    }

    /** Reads one row. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    public <T> List<T> list(String sql, Reader<T> reader, @Nullable Object... values) {
        return share.hold(() -> read(sql, reader, values));
    }

    private <T> List<T> read(String sql, Reader<T> reader, @Nullable Object... values) {
        try (var connection = database.getConnection();
                var statement = prepare(connection, sql, values);
                var rows = statement.executeQuery()) {
            var found = new ArrayList<T>();
            while (rows.next()) {
                found.add(reader.read(rows));
            }
            return found;
        } catch (SQLException failure) {
            throw new SqlFailure(failure);
        }
    }

    public <T> Optional<T> find(String sql, Reader<T> reader, @Nullable Object... values) {
        return list(sql, reader, values).stream().findFirst();
    }

    /** @return how many rows it changed */
    public int run(String sql, @Nullable Object... values) {
        return share.hold(() -> write(sql, values));
    }

    private int write(String sql, @Nullable Object... values) {
        try (var connection = database.getConnection();
                var statement = prepare(connection, sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException failure) {
            throw new SqlFailure(failure);
        }
    }

    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    public static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    /** The actor whose name is in this column; the columns {@code _kind} and {@code _id} hold the rest. */
    public static Actor actor(ResultSet row, String column) throws SQLException {
        var kind = row.getString(column + "_kind");
        return new Actor(
                kind == null ? null : ActorKind.valueOf(kind), row.getString(column + "_id"), row.getString(column));
    }

    private static PreparedStatement prepare(Connection connection, String sql, @Nullable Object... values)
            throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (var at = 0; at < values.length; at++) {
            statement.setObject(at + 1, bindable(connection, values[at]));
        }
        return statement;
    }

    private static @Nullable Object bindable(Connection connection, @Nullable Object value) throws SQLException {
        return switch (value) {
            case null -> null;
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            case Enum<?> named -> named.name();
            case UUID[] ids -> connection.createArrayOf("uuid", ids);
            case String[] texts -> connection.createArrayOf("text", texts);
            default -> value;
        };
    }

    /** What the database said, for those to judge who know what it means. */
    public static final class SqlFailure extends RuntimeException {
        private static final long serialVersionUID = 1;

        public SqlFailure(SQLException cause) {
            super(cause);
        }
    }
}
