package dev.rooms.bootstrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The program in src/test/participant, built once where Go is there. */
public final class ParticipantProgram {
    private static final Path SOURCE = Path.of("src/test/participant").toAbsolutePath();
    private static final Path PROGRAM = Path.of("target/participant").toAbsolutePath();

    private ParticipantProgram() {}

    public static synchronized Optional<Path> path() {
        if (!Files.isExecutable(PROGRAM) && !built()) {
            return Optional.empty();
        }
        return Optional.of(PROGRAM);
    }

    private static boolean built() {
        System.err.println("Building the participant for the tests; the first time takes a minute or two");
        var build = new ProcessBuilder("go", "build", "-o", PROGRAM.toString(), ".")
                .directory(SOURCE.toFile())
                .inheritIO();
        build.environment().put("CGO_ENABLED", "0");
        try {
            return build.start().waitFor() == 0;
        } catch (IOException noGo) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(stopped));
        }
    }
}
