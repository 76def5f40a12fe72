package dev.rooms.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A program that says on its first line where it is reached, and ends when its input does: with us, however we end.
 */
public final class ChildServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Process process;
    private final String url;

    private ChildServer(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /**
     * Returns when it has said where it is reached; fails with an {@link IllegalStateException} that says why it did not.
     *
     * @param log gets what it says besides
     */
    public static ChildServer start(List<String> words, Map<String, String> environment, Path log) {
        var builder = new ProcessBuilder(words)
                .redirectError(new LogFile(log).emptiedWhenLong().redirect());
        builder.environment().putAll(environment);
        try {
            var process = builder.start();
            var lines = process.inputReader(UTF_8);
            if (Waiting.until(() -> saidSomething(lines) || !process.isAlive(), PATIENCE) && saidSomething(lines)) {
                return new ChildServer(process, lines.readLine());
            }
            process.destroyForcibly();
            throw new IllegalStateException(words.getFirst() + " did not start: "
                    + new LogFile(log).lastLine().orElse("no output") + " (more in " + log + ")");
        } catch (IOException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private static boolean saidSomething(BufferedReader lines) {
        try {
            return lines.ready();
        } catch (IOException gone) {
            return false;
        }
    }

    /** What it said. */
    public String url() {
        return url;
    }

    /** As a crash: nobody is told. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
