package dev.rooms.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresTest {
    @TempDir
    Path folder;

    @Test
    void data_outlives_a_restart_and_a_killed_application() throws SQLException, IOException {
        try (var first = Postgres.keptIn(folder)) {
            execute(first, "create table kept as select 42 as answer");

            // A killed application leaves the server running.
            var adopted = Postgres.keptIn(folder);
            assertThat(adopted.pid()).isEqualTo(first.pid());
            adopted.close();
            assertThat(folder.resolve("postgres/postmaster.pid")).doesNotExist();
        }
        // The machine went down, and the pid was given to somebody else.
        Files.writeString(
                folder.resolve("postgres/postmaster.pid"),
                "%d%n%s%n0%n1%n%n127.0.0.1%n".formatted(ProcessHandle.current().pid(), folder));

        try (var second = Postgres.keptIn(folder)) {
            assertThat(query(second, "select answer from kept")).isEqualTo("42");
            assertThat(query(second, "show fsync")).isEqualTo("on");
            assertThat(query(second, "show synchronous_commit")).isEqualTo("on");
            assertThat(query(second, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(query(second, "show unix_socket_directories")).isEmpty();
            assertThat(query(second, "select upper('ä') collate \"default\"")).isEqualTo("Ä");
        }
    }

    @Test
    void a_first_start_that_was_killed_half_way_is_done_again() throws SQLException, IOException {
        var data = Files.createDirectories(folder.resolve("postgres"));
        Files.writeString(data.resolve("postgresql.conf"), "");

        try (var postgres = Postgres.keptIn(folder)) {
            assertThat(query(postgres, "select 1")).isEqualTo("1");
        }
    }

    private static void execute(Postgres postgres, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(postgres.jdbcUrl(), "postgres", "postgres");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(Postgres postgres, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(postgres.jdbcUrl(), "postgres", "postgres");
                var statement = connection.createStatement();
                var answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getString(1);
        }
    }
}
