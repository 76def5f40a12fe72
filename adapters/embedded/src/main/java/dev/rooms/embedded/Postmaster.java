package dev.rooms.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** What {@code postmaster.pid} in a data directory says of the server that runs, or ran, from it. */
record Postmaster(Path data, long pid, int port) {
    private static final int PORT_LINE = 3;

    /** The server that runs from this directory; the record of one that has gone does not hinder a new start. */
    static Optional<Postmaster> runningFrom(Path data, Duration patience) {
        var postmaster = recordedIn(data);
        if (postmaster.isEmpty()) {
            return postmaster;
        }
        var found = postmaster.get();
        // It may still be recovering, or stopping, when its application was killed a moment ago.
        if (Waiting.until(() -> !found.runs() || found.answers(), patience) && found.runs()) {
            return postmaster;
        }
        found.stop(patience);
        found.forgetReusedPid();
        return Optional.empty();
    }

    static Optional<Postmaster> recordedIn(Path data) {
        try {
            var lines = Files.readAllLines(file(data));
            return Optional.of(new Postmaster(
                    data,
                    Long.parseLong(lines.getFirst().strip()),
                    Integer.parseInt(lines.get(PORT_LINE).strip())));
        } catch (IOException | RuntimeException e) {
            // None, or half written by a server that was killed in that moment.
            return Optional.empty();
        }
    }

    boolean runs() {
        return process().isPresent();
    }

    // A pid alone proves nothing: after a restart of the machine it may be anybody's.
    private Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info().commandLine().orElse("").contains(data.toString()));
    }

    boolean answers() {
        try (var connection = connection();
                var statement = connection.createStatement();
                var answer = statement.executeQuery("show data_directory")) {
            return answer.next() && data.toString().equals(answer.getString(1));
        } catch (SQLException e) {
            return false;
        }
    }

    private Connection connection() throws SQLException {
        try {
            // A class loader of Quarkus is not the one that the driver manager looks in.
            Class.forName("org.postgresql.Driver");
            return DriverManager.getConnection(jdbcUrl() + "?loginTimeout=2", "postgres", "postgres");
        } catch (ClassNotFoundException e) {
            throw new SQLException(e);
        }
    }

    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    /** The fast shutdown: clients are cut off, data is written. */
    void stop(Duration patience) {
        process().ifPresent(process -> {
            signalFastShutdown();
            if (!Waiting.until(() -> !runs(), patience)) {
                process.destroyForcibly();
            }
        });
    }

    // Java can only send SIGTERM, which waits for every client to leave.
    private void signalFastShutdown() {
        Command.of(Duration.ofSeconds(5), "sh", "-c", "kill -INT " + pid).run();
    }

    // PostgreSQL clears the record of a dead process itself, and refuses to start beside a living one.
    private void forgetReusedPid() {
        try {
            if (!runs() && ProcessHandle.of(pid).isPresent()) {
                Files.deleteIfExists(file(data));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(Path data) {
        return data.resolve("postmaster.pid");
    }
}
