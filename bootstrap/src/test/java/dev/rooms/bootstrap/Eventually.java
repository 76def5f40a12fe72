package dev.rooms.bootstrap;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what must come to pass, no longer than it may take. */
public final class Eventually {
    private static final long STEP_MS = 20;

    private Eventually() {}

    public static <T> T within(Duration time, String what, Supplier<Optional<T>> wanted) {
        var end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            var found = wanted.get();
            if (found.isPresent()) {
                return found.get();
            }
            pause();
        }
        throw new AssertionError("not within " + time + ": " + what);
    }

    public static void within(Duration time, String what, BooleanSupplier wanted) {
        var _ = within(time, what, () -> wanted.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    private static void pause() {
        try {
            Thread.sleep(STEP_MS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
