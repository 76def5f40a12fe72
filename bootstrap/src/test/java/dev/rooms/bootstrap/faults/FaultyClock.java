package dev.rooms.bootstrap.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The clock of one process, which can be wrong and become right while it runs (libfaketime). */
final class FaultyClock {
    private static final Optional<Path> LIBRARY = Stream.of("x86_64-linux-gnu", "aarch64-linux-gnu")
            .map(machine -> Path.of("/usr/lib", machine, "faketime/libfaketimeMT.so.1"))
            .filter(Files::exists)
            .findFirst();

    private final Path file;

    FaultyClock(Path file) throws IOException {
        if (LIBRARY.isEmpty()) {
            throw new FaultSkipped("no libfaketime (Debian package faketime)");
        }
        this.file = file;
        off(0);
    }

    /** How many seconds it is ahead; it is so within a second. */
    void off(int seconds) throws IOException {
        var next = Files.writeString(file.resolveSibling(file.getFileName() + ".next"), "%+ds%n".formatted(seconds));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }

    Map<String, String> settings() {
        return Map.of(
                "LD_PRELOAD", LIBRARY.orElseThrow().toString(),
                "FAKETIME_TIMESTAMP_FILE", file.toAbsolutePath().toString(),
                "FAKETIME_CACHE_DURATION", "1",
                "NO_FAKE_STAT", "1",
                // A JVM waits by the clock that only goes forward; with the fix all of its waits would end at once.
                "FAKETIME_DONT_FAKE_MONOTONIC", "1",
                "FAKETIME_FORCE_MONOTONIC_FIX", "0");
    }
}
