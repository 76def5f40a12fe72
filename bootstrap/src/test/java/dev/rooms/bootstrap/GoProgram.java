package dev.rooms.bootstrap;

import dev.rooms.embedded.ChildServer;
import dev.rooms.embedded.GoInstall;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A program in src/test, built once for each state of it where Go is there. */
public enum GoProgram {
    PARTICIPANT("src/test/participant"),
    EGRESS_WORKER("src/test/egress-worker"),
    /** The one that the adapter's own tests run against. */
    S3_SERVER("../adapters/object-storage/src/test/s3");

    private static final Path TARGET = Path.of("target").toAbsolutePath();

    private final Path source;

    GoProgram(String source) {
        this.source = Path.of(source).toAbsolutePath().normalize();
    }

    public synchronized Optional<Path> path() {
        return GoInstall.program(source, TARGET);
    }

    /** It must be one that says where it is reached, and ends with us. */
    ChildServer start(String... words) {
        var command = Stream.concat(Stream.of(path().orElseThrow().toString()), Stream.of(words))
                .toList();
        return ChildServer.start(command, Map.of(), log());
    }

    Path log() {
        return TARGET.resolve(name().toLowerCase(Locale.ROOT).replace('_', '-') + ".log");
    }
}
