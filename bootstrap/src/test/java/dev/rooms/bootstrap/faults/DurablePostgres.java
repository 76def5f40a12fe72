package dev.rooms.bootstrap.faults;

import dev.rooms.bootstrap.Eventually;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A real PostgreSQL that forgets nothing it has committed, and can be killed. */
final class DurablePostgres implements Closeable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MANY_CLIENTS = 300;

    private final List<String> command;
    private final int port;
    private final File log;
    private Process server;

    private DurablePostgres(List<String> command, int port, File log) throws IOException {
        this.command = command;
        this.port = port;
        this.log = log;
        this.server = launch();
    }

    static DurablePostgres start(Path folder) throws IOException {
        // What was switched off before comes again later on the same command line, and the last word counts.
        List<String> command;
        int port;
        try (var made = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("data").toAbsolutePath())
                .setCleanDataDirectory(false)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", String.valueOf(MANY_CLIENTS))
                .start()) {
            command = command(folder.resolve("data").resolve("postmaster.pid"));
            port = made.getPort();
        }
        return new DurablePostgres(command, port, folder.resolve("postgres.log").toFile());
    }

    private static List<String> command(Path pidFile) throws IOException {
        var pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
        var running = ProcessHandle.of(pid).orElseThrow().info();
        var words = new ArrayList<String>();
        if (System.getProperty("user.name").equals("root")) {
            // PostgreSQL refuses to be root; in a namespace of its own it is not.
            words.addAll(List.of("unshare", "-U"));
        }
        words.add(running.command().orElseThrow());
        words.addAll(List.of(running.arguments().orElseThrow()));
        return words;
    }

    private Process launch() throws IOException {
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
        Eventually.within(PATIENCE, "PostgreSQL answers", this::answers);
        return process;
    }

    private boolean answers() {
        try (var connection = connect("postgres")) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    int port() {
        return port;
    }

    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?loginTimeout=2", "postgres", "postgres");
    }

    void createDatabase(String name) throws SQLException {
        try (var connection = connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
    }

    /** SIGKILL to all of its processes. */
    void kill() {
        var children = server.descendants().toList();
        server.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        Eventually.within(
                PATIENCE,
                "PostgreSQL is gone",
                () -> !server.isAlive() && children.stream().noneMatch(ProcessHandle::isAlive));
    }

    /** On the same port, with what was on the disk. */
    void restart() throws IOException {
        server = launch();
    }

    @Override
    public void close() {
        kill();
    }
}
