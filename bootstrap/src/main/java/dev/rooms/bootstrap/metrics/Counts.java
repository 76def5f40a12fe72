package dev.rooms.bootstrap.metrics;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** How often each of a few things has happened. They are an enum's, so that no name of anybody can be one of them. */
final class Counts<E extends Enum<E>> {
    private final String name;
    private final String help;
    private final String label;
    private final Map<E, LongAdder> counts;

    Counts(String name, String help, String label, Class<E> things) {
        this.name = name;
        this.help = help;
        this.label = label;
        this.counts = new EnumMap<>(things);
        for (var thing : things.getEnumConstants()) {
            counts.put(thing, new LongAdder());
        }
    }

    void add(E thing) {
        add(thing, 1);
    }

    void add(E thing, long times) {
        var count = counts.get(thing);
        if (count != null) {
            count.add(times);
        }
    }

    void write(Exposition to) {
        to.family(name, "counter", help);
        counts.forEach((thing, count) -> to.sample(name, label, thing, count.sum()));
    }
}
