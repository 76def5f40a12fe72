package dev.rooms.bootstrap;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what must come to pass, no longer than it may take. */
public final class Eventually {
    private static final Duration STEP = Duration.ofMillis(20);

    private Eventually() {}

    public static <T> T within(Duration time, String what, Supplier<Optional<T>> wanted) {
        return within(time, STEP, what, wanted);
    }

    /** @param step from one look to the next, where each costs those who are looked at something */
    public static <T> T within(Duration time, Duration step, String what, Supplier<Optional<T>> wanted) {
        var end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            var found = wanted.get();
            if (found.isPresent()) {
                return found.get();
            }
            pause(step);
        }
        throw new AssertionError("not within " + time + ": " + what);
    }

    public static void within(Duration time, String what, BooleanSupplier wanted) {
        within(time, STEP, what, wanted);
    }

    public static void within(Duration time, Duration step, String what, BooleanSupplier wanted) {
        var _ = within(time, step, what, () -> wanted.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    private static void pause(Duration step) {
        try {
            Thread.sleep(step);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
