package dev.rooms.livekit.history;

import java.time.Duration;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Lets more time pass at some moments than really did. */
final class Stretch {
    private final NavigableMap<Instant, Duration> at = new TreeMap<>();

    void add(Instant moment, Duration more) {
        at.merge(moment, more, Duration::plus);
    }

    Duration by(Instant moment) {
        return at.headMap(moment, true).values().stream().reduce(Duration.ZERO, Duration::plus);
    }

    Instant of(Instant moment) {
        return moment.plus(by(moment));
    }
}
