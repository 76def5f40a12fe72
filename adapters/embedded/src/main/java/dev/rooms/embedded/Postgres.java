package dev.rooms.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A PostgreSQL server for this machine only, started here or found running from the same data. */
final class Postgres implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Postmaster postmaster;
    private final Closing closing;

    private Postgres(Postmaster postmaster, Closing closing) {
        this.postmaster = postmaster;
        this.closing = closing;
    }

    /** A new and empty one, fast and forgetful, whose data goes with it. */
    static Postgres temporary() {
        try {
            var folder = Files.createTempDirectory("rooms-postgres");
            var server = start(folder, Map.of());
            return new Postgres(postmaster(folder), () -> {
                server.close();
                Tree.delete(folder);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one whose data stays in this folder: adopted when it runs, started when not. */
    static Postgres keptIn(Path folder) {
        var ready = data(folder).resolve("rooms-ready");
        var postgres = Postmaster.runningFrom(data(folder), PATIENCE)
                .map(running -> new Postgres(running, () -> running.stop(PATIENCE)))
                .orElseGet(() -> startIn(folder, ready));
        try {
            Files.writeString(ready, "");
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Postgres startIn(Path folder, Path ready) {
        if (!Files.exists(ready)) {
            // A first start that was killed leaves a half-made directory that no server starts from.
            Tree.delete(data(folder));
        }
        // zonky switches both off, but earlier on the command line.
        var server = start(folder, Map.of("fsync", "on", "synchronous_commit", "on"));
        return new Postgres(postmaster(folder), server::close);
    }

    private static EmbeddedPostgres start(Path folder, Map<String, String> more) {
        var log = new LogFile(folder.resolve("postgres.log")).emptiedWhenLong();
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(data(folder))
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(PATIENCE)
                .setOutputRedirector(log.redirect())
                .setServerConfig("listen_addresses", "127.0.0.1")
                // It asks for no password, so other users of this machine shall find no socket.
                .setServerConfig("unix_socket_directories", "")
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8");
        more.forEach(builder::setServerConfig);
        try {
            return builder.start();
        } catch (IOException | RuntimeException e) {
            var reason = log.lastLine().orElse(String.valueOf(e.getMessage()));
            throw new IllegalStateException("PostgreSQL did not start: " + reason + " (more in " + log.path() + ")", e);
        }
    }

    private static Path data(Path folder) {
        return folder.resolve("postgres");
    }

    private static Postmaster postmaster(Path folder) {
        return Postmaster.recordedIn(data(folder)).orElseThrow();
    }

    String jdbcUrl() {
        return postmaster.jdbcUrl();
    }

    long pid() {
        return postmaster.pid();
    }

    @Override
    public void close() {
        try {
            closing.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Closing {
        void close() throws IOException;
    }
}
