package dev.rooms.bootstrap.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.LongStream;

/** How long each of a few things took, as a histogram from half a millisecond to a minute. */
final class Durations<E extends Enum<E>> {
    private static final Duration[] BOUNDS = LongStream.of(
                    500,
                    1_000,
                    2_500,
                    5_000,
                    10_000,
                    25_000,
                    50_000,
                    100_000,
                    250_000,
                    500_000,
                    1_000_000,
                    2_500_000,
                    5_000_000,
                    10_000_000,
                    30_000_000,
                    60_000_000)
            .mapToObj(micros -> Duration.ofNanos(micros * 1_000))
            .toArray(Duration[]::new);

    private final Map<E, Timer> timers;

    Durations(MeterRegistry registry, String name, String help, String label, Class<E> things) {
        this.timers = new EnumMap<>(things);
        for (var thing : things.getEnumConstants()) {
            var timer = Timer.builder(name)
                    .description(help)
                    .tag(label, Counts.text(thing))
                    .serviceLevelObjectives(BOUNDS);
            timers.put(thing, timer.register(registry));
        }
    }

    void add(E thing, Duration took) {
        var timer = timers.get(thing);
        // A clock that was set back is no reason to count backwards.
        if (timer != null) {
            timer.record(took.isNegative() ? Duration.ZERO : took);
        }
    }
}
