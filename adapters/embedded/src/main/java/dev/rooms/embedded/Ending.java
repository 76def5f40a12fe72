package dev.rooms.embedded;

import java.time.Duration;

/** Ends processes, also those that an earlier start left behind. */
final class Ending {
    private static final Duration DRAIN = Duration.ofMillis(300);
    private static final Duration STOP = Duration.ofSeconds(5);

    private Ending() {}

    /** At the first signal LiveKit drains for as long as anybody is connected, at the second it does not. */
    static void gently(ProcessHandle process) {
        process.destroy();
        if (Waiting.until(() -> gone(process), DRAIN)) {
            return;
        }
        process.destroy();
        if (!Waiting.until(() -> gone(process), STOP)) {
            now(process);
        }
    }

    /** As a crash. */
    static void now(ProcessHandle process) {
        process.destroyForcibly();
        Waiting.until(() -> gone(process), STOP);
    }

    // The orphan of a killed application may stay a zombie: alive, but without a program.
    private static boolean gone(ProcessHandle process) {
        return !process.isAlive() || process.info().command().isEmpty();
    }
}
