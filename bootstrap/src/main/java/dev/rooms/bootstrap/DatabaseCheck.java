package dev.rooms.bootstrap;

import dev.rooms.postgres.shared.Migrations;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * Finds why no start on a database can go well, before anything is changed in it. While the database refuses connections
 * or is starting, a start waits for it.
 *
 * @param migrates whether the start makes and updates the tables
 * @param patience how long a start waits
 */
record DatabaseCheck(String url, String user, String password, boolean migrates, Duration patience) {
    private static final String URL = Setting.variable("quarkus.datasource.jdbc.url");
    private static final String USER = Setting.variable("quarkus.datasource.username");
    private static final String PASSWORD = Setting.variable("quarkus.datasource.password");
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final String SECONDS = "5";
    /** The database is not reached, starts, stops, or takes no further connection. */
    private static final Set<String> FOR_NOW = Set.of("08001", "08006", "57P01", "57P02", "57P03", "53300");

    /** A prepared statement is not there, or another client has prepared it. */
    private static final Set<String> MIXED_STATEMENTS = Set.of("26000", "42P05");

    private static final String BACKEND = "select pg_backend_pid()";
    /** The driver sends a statement this often before it prepares it. */
    private static final int UNTIL_PREPARED = 5;

    /** @return one line that names the variable to change */
    Optional<String> problem() {
        var end = System.nanoTime() + patience.toNanos();
        while (true) {
            try (var connection = connect()) {
                var wrong = tables(connection);
                return wrong.isPresent() ? wrong : pooler(connection);
            } catch (SQLException refused) {
                var state = String.valueOf(refused.getSQLState());
                if (!FOR_NOW.contains(state) || System.nanoTime() > end || !pause()) {
                    return Optional.of(blamed(state) + " does not lead to a database: " + words(refused));
                }
            }
        }
    }

    private Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("loginTimeout", SECONDS);
        properties.setProperty("socketTimeout", SECONDS);
        return DriverManager.getConnection(url, properties);
    }

    private static boolean pause() {
        try {
            Thread.sleep(PAUSE);
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String blamed(String state) {
        return state.startsWith("28") ? USER + " or " + PASSWORD : URL;
    }

    /** The first line of what the driver says, without the URL, which may hold a password. */
    private String words(SQLException refused) {
        return String.valueOf(refused.getMessage())
                .replace(url, "the URL")
                .lines()
                .findFirst()
                .orElse("");
    }

    private Optional<String> tables(Connection connection) throws SQLException {
        var schema = text(connection, "select current_schema()");
        if (schema.isEmpty()) {
            return noSchema(connection);
        }
        var history = text(
                connection, "select to_regclass(quote_ident(current_schema()) || '." + Migrations.HISTORY + "')::text");
        return history.isPresent() ? tablesThere(connection, schema.get()) : noTables(connection, schema.get());
    }

    /** Flyway makes a schema that the URL names, where it may. */
    private Optional<String> noSchema(Connection connection) throws SQLException {
        if (!migrates) {
            return notMigrated("no schema");
        }
        return is(connection, "select has_database_privilege(current_database(), 'CREATE')")
                ? Optional.empty()
                : Optional.of(URL + " names a schema that is not there, and " + USER + " may not create it");
    }

    private Optional<String> noTables(Connection connection, String schema) throws SQLException {
        if (!migrates) {
            return notMigrated("no tables");
        }
        if (is(connection, """
                select exists (select 1 from pg_class where relnamespace = current_schema()::regnamespace
                  and relkind in ('r', 'p', 'v', 'm', 'f', 'S')
                  and not exists (select 1 from pg_depend where objid = pg_class.oid and deptype = 'e'))
                """)) {
            return Optional.of(URL + " leads to the schema " + schema
                    + ", which holds tables of others: name one for Rooms alone by ?currentSchema=");
        }
        return mayCreate(connection, schema);
    }

    private Optional<String> tablesThere(Connection connection, String schema) throws SQLException {
        var version = text(connection, """
                select max(version::int) from %1$s where success and version is not null
                  and exists (select 1 from %1$s where script like '%%%2$s')
                """.formatted(Migrations.HISTORY, Migrations.FIRST));
        if (version.isEmpty()) {
            return is(connection, "select exists (select 1 from " + Migrations.HISTORY + ")")
                    ? Optional.of(URL + " leads to the schema " + schema + ", whose tables another program migrates")
                    : mayCreate(connection, schema);
        }
        // The log of webhooks has a table for each day, so Rooms creates one every day.
        return migrates || Integer.parseInt(version.get()) >= Migrations.LATEST
                ? mayCreate(connection, schema)
                : notMigrated("tables of version " + version.get());
    }

    private static Optional<String> mayCreate(Connection connection, String schema) throws SQLException {
        return is(connection, "select has_schema_privilege(current_schema(), 'CREATE')")
                ? Optional.empty()
                : Optional.of(USER + " may not create tables in the schema " + schema + ": it needs CREATE on it");
    }

    private static Optional<String> notMigrated(String what) {
        return Optional.of(URL + " leads to " + what + ", and this program needs version " + Migrations.LATEST
                + ": start it once with " + Setting.variable("rooms.migrate-at-start") + "=true");
    }

    /**
     * A pooler such as PgBouncer gives each transaction another connection to the database, where what the driver has
     * prepared before may not be. It is seen by two connections that are one to the database, and tried out.
     */
    private Optional<String> pooler(Connection connection) throws SQLException {
        try (var other = connect()) {
            if (!text(connection, BACKEND).equals(text(other, BACKEND))) {
                return Optional.empty();
            }
            try (var statement = connection.prepareStatement("select ?::int")) {
                statement.setInt(1, 1);
                for (var time = 0; time <= UNTIL_PREPARED; time++) {
                    statement.execute();
                }
                other.setAutoCommit(false);
                text(other, BACKEND);
                statement.execute();
                other.rollback();
            }
            return Optional.empty();
        } catch (SQLException failed) {
            var state = String.valueOf(failed.getSQLState());
            if (MIXED_STATEMENTS.contains(state)) {
                return Optional.of(
                        URL + " leads to a pooler of transactions: it needs prepareThreshold=0 as a parameter");
            }
            if (FOR_NOW.contains(state)) {
                // No second connection is to be had now, so this is not tried.
                return Optional.empty();
            }
            throw failed;
        }
    }

    private static boolean is(Connection connection, String question) throws SQLException {
        return text(connection, question).filter("t"::equals).isPresent();
    }

    private static Optional<String> text(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
        }
    }
}
