package dev.rooms.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file that takes the output of a process. */
record LogFile(Path path) {
    private static final long LONG = 10_000_000;

    LogFile emptiedWhenLong() {
        try {
            if (Files.exists(path) && Files.size(path) > LONG) {
                Files.writeString(path, "");
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Redirect redirect() {
        return Redirect.appendTo(path.toFile());
    }

    Optional<String> lastLine() {
        try {
            return new String(Files.readAllBytes(path), UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .reduce((line, next) -> next);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
