package dev.rooms.embedded;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A program that is run to its end, without standard input. */
record Command(List<String> words, Map<String, String> environment, Duration limit, Runnable everyTenSeconds) {
    static Command of(Duration limit, String... words) {
        return new Command(List.of(words), Map.of(), limit, () -> {});
    }

    /** Why it failed; nothing when it succeeded. */
    Optional<String> run() {
        try {
            var output = Files.createTempFile("rooms-command", ".log");
            try {
                return run(output);
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private Optional<String> run(Path output) {
        var running = AtExit.started(() -> start(output));
        try {
            if (!finished(running.process)) {
                return Optional.of("no end after " + limit.toSeconds() + " s");
            }
            return running.process.exitValue() == 0 ? Optional.empty() : Optional.of(reason(output, running.process));
        } finally {
            AtExit.stop(running);
        }
    }

    private boolean finished(Process process) {
        var tens = Math.ceilDiv(limit.toSeconds(), 10);
        try {
            for (var ten = 0; ten < tens; ten++) {
                if (process.waitFor(Math.min(limit.toSeconds(), 10), TimeUnit.SECONDS)) {
                    return true;
                }
                everyTenSeconds.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private static String reason(Path output, Process process) {
        return new LogFile(output).lastLine().orElse("exit code " + process.exitValue());
    }

    private Running start(Path output) {
        var builder = new ProcessBuilder(words)
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        try {
            return new Running(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record Running(Process process) implements AutoCloseable {
        @Override
        public void close() {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }
}
