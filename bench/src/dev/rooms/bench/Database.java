package dev.rooms.bench;

import java.sql.SQLException;
import javax.sql.DataSource;

/** One database of the cluster. */
record Database(int port, String name, DataSource source) {
    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
    }

    /** The first column of the first row. */
    String ask(String sql) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    void run(String sql) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
