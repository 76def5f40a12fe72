package dev.rooms.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Remembers a process in a file, well enough to know it again after its pid was given to another. */
record PidFile(Path path) {
    // The kernel tells a start in ticks since the boot, and the clock's idea of that moment moves a little.
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    void write(long pid) {
        var info = ProcessHandle.of(pid).map(ProcessHandle::info);
        var started = info.flatMap(ProcessHandle.Info::startInstant).orElse(Instant.EPOCH);
        var command = info.flatMap(ProcessHandle.Info::command).orElse("");
        try {
            Files.writeString(path, pid + "\n" + started + "\n" + command + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process, when it still runs. */
    Optional<ProcessHandle> process() {
        try {
            var lines = Files.readAllLines(path);
            var started = Instant.parse(lines.get(1));
            return ProcessHandle.of(Long.parseLong(lines.getFirst()))
                    .filter(process -> isThat(process.info(), started, lines.get(2)));
        } catch (IOException | RuntimeException e) {
            // None was left, or the file was cut short by a kill.
            return Optional.empty();
        }
    }

    private static boolean isThat(ProcessHandle.Info info, Instant started, String command) {
        return info.command().filter(command::equals).isPresent()
                && info.startInstant()
                        .filter(start -> Duration.between(start, started).abs().compareTo(TOLERANCE) < 0)
                        .isPresent();
    }

    void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
