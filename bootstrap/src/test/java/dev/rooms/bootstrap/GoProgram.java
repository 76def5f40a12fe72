package dev.rooms.bootstrap;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A program in src/test, built once where Go is there. */
public enum GoProgram {
    PARTICIPANT("src/test/participant"),
    EGRESS_WORKER("src/test/egress-worker"),
    /** The one that the adapter's own tests run against. */
    S3_SERVER("../adapters/object-storage/src/test/s3");

    private final String folder = name().toLowerCase(Locale.ROOT).replace('_', '-');
    private final Path source;
    private final Path program = Path.of("target", folder).toAbsolutePath();

    GoProgram(String source) {
        this.source = Path.of(source).toAbsolutePath().normalize();
    }

    public synchronized Optional<Path> path() {
        return Files.isExecutable(program) || isBuilt() ? Optional.of(program) : Optional.empty();
    }

    private boolean isBuilt() {
        System.err.println("Building " + folder + " for the tests; the first time takes a minute or two");
        var build = new ProcessBuilder("go", "build", "-o", program.toString(), ".")
                .directory(source.toFile())
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

    /** One that says on its first line where it is reached, and ends when its input does, and so with us. */
    record Server(Process process, String url) implements AutoCloseable {
        static Server start(GoProgram program, String... words) {
            var command = new ArrayList<>(List.of(program.path().orElseThrow().toString()));
            command.addAll(List.of(words));
            try {
                var process = new ProcessBuilder(command)
                        .redirectError(Redirect.to(program.log().toFile()))
                        .start();
                return new Server(process, firstLine(process.inputReader(StandardCharsets.UTF_8)));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        private static String firstLine(BufferedReader lines) throws IOException {
            return Optional.ofNullable(lines.readLine()).orElseThrow(() -> new IOException("it ended at once"));
        }

        /** As a crash. */
        @Override
        public void close() {
            process.destroyForcibly().onExit().join();
        }
    }

    private Path log() {
        return program.resolveSibling(folder + ".log");
    }
}
