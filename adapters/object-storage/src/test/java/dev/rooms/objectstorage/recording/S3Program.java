package dev.rooms.objectstorage.recording;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The program in src/test/s3, built once where Go is there. */
final class S3Program implements AutoCloseable {
    private static final Path SOURCE = Path.of("src/test/s3").toAbsolutePath();
    private static final Path PROGRAM = Path.of("target/s3").toAbsolutePath();

    private final Process process;
    private final String url;

    private S3Program(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    static synchronized Optional<Path> path() {
        return Files.isExecutable(PROGRAM) || built() ? Optional.of(PROGRAM) : Optional.empty();
    }

    /** It says its address once it listens. */
    static S3Program start(String bucket) throws IOException {
        var process = new ProcessBuilder(PROGRAM.toString(), "127.0.0.1:0", bucket)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var url = process.inputReader(StandardCharsets.UTF_8).readLine();
        if (url == null) {
            throw new IOException("The second S3 server did not start");
        }
        return new S3Program(process, url);
    }

    String url() {
        return url;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static boolean built() {
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
