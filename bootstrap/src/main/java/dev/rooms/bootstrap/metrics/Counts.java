package dev.rooms.bootstrap.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** How often each of a few things has happened. They are an enum's, so that no name of anybody can be one of them. */
final class Counts<E extends Enum<E>> {
    private final Map<E, Counter> counts;

    Counts(MeterRegistry registry, String name, String help, String label, Class<E> things) {
        this.counts = new EnumMap<>(things);
        for (var thing : things.getEnumConstants()) {
            var counter = Counter.builder(name).description(help).tag(label, text(thing));
            counts.put(thing, counter.register(registry));
        }
    }

    static String text(Enum<?> thing) {
        return thing.name().toLowerCase(Locale.ROOT);
    }

    void add(E thing) {
        add(thing, 1);
    }

    void add(E thing, int times) {
        var count = counts.get(thing);
        if (count != null) {
            count.increment(times);
        }
    }
}
