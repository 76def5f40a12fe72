package dev.rooms.bootstrap.metrics;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** How long each of a few things took, as a histogram from half a millisecond to a minute. */
final class Durations<E extends Enum<E>> {
    private static final double[] BOUNDS = {
        0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60
    };

    /** In buckets, each without those below it, and altogether. */
    private record Histogram(List<LongAdder> buckets, LongAdder nanos) {
        Histogram() {
            this(Stream.generate(LongAdder::new).limit(BOUNDS.length + 1L).toList(), new LongAdder());
        }
    }

    private final String name;
    private final String help;
    private final String label;
    private final Map<E, Histogram> histograms;

    Durations(String name, String help, String label, Class<E> things) {
        this.name = name;
        this.help = help;
        this.label = label;
        this.histograms = new EnumMap<>(things);
        for (var thing : things.getEnumConstants()) {
            histograms.put(thing, new Histogram());
        }
    }

    void add(E thing, Duration took) {
        var histogram = histograms.get(thing);
        if (histogram != null) {
            // A clock that was set back is no reason to count backwards.
            var nanos = Math.max(0, took.toNanos());
            histogram.buckets.get(bucket(nanos / 1e9)).increment();
            histogram.nanos.add(nanos);
        }
    }

    private static int bucket(double seconds) {
        var bucket = 0;
        while (bucket < BOUNDS.length && seconds > BOUNDS[bucket]) {
            bucket++;
        }
        return bucket;
    }

    void write(Exposition to) {
        to.family(name, "histogram", help);
        histograms.forEach((thing, histogram) -> {
            var count = 0L;
            for (var bucket = 0; bucket < BOUNDS.length; bucket++) {
                count += histogram.buckets.get(bucket).sum();
                to.bucket(name, label, thing, String.valueOf(BOUNDS[bucket]), count);
            }
            count += histogram.buckets.getLast().sum();
            to.bucket(name, label, thing, "+Inf", count);
            to.sample(name + "_sum", label, thing, histogram.nanos.sum() / 1e9);
            to.sample(name + "_count", label, thing, count);
        });
    }
}
