package dev.rooms.bootstrap.faults;

import dev.rooms.embedded.LiveKitServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What all worlds stand on.
 *
 * @param postgres for those that need none of their own
 */
record Ground(Path folder, DurablePostgres postgres, Path livekit, AtomicInteger worlds) implements AutoCloseable {
    static Ground lay(Path folder) throws IOException {
        return new Ground(
                folder,
                DurablePostgres.start(folder.resolve("postgres")),
                LiveKitServer.find().orElseThrow(),
                new AtomicInteger());
    }

    @Override
    public void close() {
        postgres.close();
    }
}
