package dev.rooms.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** A PostgreSQL of our own, as durable as one in production. It ends with this JVM. */
final class Cluster implements AutoCloseable {
    static final String USER = "postgres";

    /** A statement as the server saw it, and what it says about the parameters. */
    record Statement(int process, String message, String detail) {}

    private static final String LOG = "statements";

    private final EmbeddedPostgres server;
    private final Path log;

    private Cluster(EmbeddedPostgres server, Path log) {
        this.server = server;
        this.log = log;
    }

    /** @param folder on the disk that is to be measured, so not in memory */
    static Cluster start(Path folder) throws IOException, SQLException {
        var log = folder.resolve("log").toAbsolutePath();
        // What was switched off before comes again later on the same command line, and the last word counts.
        var server = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("data").toAbsolutePath())
                .setOverrideWorkingDirectory(folder.resolve("binaries").toFile())
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("logging_collector", "on")
                .setServerConfig("log_destination", "jsonlog")
                .setServerConfig("log_directory", log.toString())
                .setServerConfig("log_filename", LOG)
                .start();
        var cluster = new Cluster(server, log.resolve(LOG + ".json"));
        for (var setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            if (!cluster.database(USER).ask("show " + setting).equals("on")) {
                cluster.close();
                throw new IllegalStateException("PostgreSQL runs without " + setting);
            }
        }
        return cluster;
    }

    /** One of its databases. A new one is empty. */
    Database database(String name) throws SQLException {
        var first = new Database(server.getPort(), USER, server.getPostgresDatabase());
        if (first.ask("select count(*) from pg_database where datname = '" + name + "'").equals("0")) {
            first.run("create database " + name);
        }
        return new Database(server.getPort(), name, server.getDatabase(USER, name));
    }

    /** Something to be watched. */
    interface Work {
        void run() throws Exception;
    }

    /** The statements of the first transaction of this work that begins a statement like this, from BEGIN to COMMIT. */
    List<Statement> logged(Work work, String insert) throws Exception {
        logStatements(true);
        work.run();
        logStatements(false);
        return Script.transaction(statements(), insert);
    }

    private void logStatements(boolean on) throws Exception {
        var database = database(USER);
        database.run("alter system set log_statement = " + (on ? "'all'" : "'none'"));
        database.run("select pg_reload_conf()");
        // Each server process takes it over when it next waits for a command.
        Thread.sleep(1000);
    }

    private List<Statement> statements() throws IOException {
        var mapper = new JsonMapper();
        try (var lines = Files.lines(log)) {
            return lines.map(line -> {
                        try {
                            var json = mapper.readTree(line);
                            return new Statement(
                                    json.path("pid").asInt(),
                                    json.path("message").asText(),
                                    json.path("detail").asText());
                        } catch (IOException damaged) {
                            return new Statement(0, "", "");
                        }
                    })
                    .toList();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
