package dev.rooms.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** PostgreSQL and the packaged application, each started when the first row needs it. One server runs at a time. */
final class Stage implements AutoCloseable {
    /** Nobody listens there. */
    private static final URI NO_LIVEKIT = URI.create("ws://127.0.0.1:9");

    private final Path home;
    private final Path folder;
    private Cluster cluster;
    private Server server;

    /** @param folder takes what is written, on the disk that is to be measured */
    Stage(Path home, Path folder) {
        this.home = home;
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    Cluster cluster() throws Exception {
        if (cluster == null) {
            cluster = Cluster.start(folder);
        }
        return cluster;
    }

    /** The server of this database. It stays the same until another one is asked for. */
    Server server(String database) throws Exception {
        return server != null && server.database().name().equals(database) ? server : server(database, NO_LIVEKIT);
    }

    /** A new one. */
    Server server(String database, URI liveKit) throws Exception {
        stop();
        server = Server.start(home, cluster().database(database), liveKit, folder.resolve("server.log"));
        return server;
    }

    void stop() throws InterruptedException {
        if (server != null) {
            server.close();
            server = null;
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        stop();
        if (cluster != null) {
            cluster.close();
        }
    }
}
