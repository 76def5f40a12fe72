package dev.rooms.bootstrap;

import dev.rooms.application.shared.Ids;
import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** UUIDv7 (RFC 9562, 5.7): milliseconds, then a counter within them (6.2, method 1), then chance. */
final class TimeOrderedIds implements Ids {
    private static final int COUNTER_BITS = 12;
    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long RANDOM = 0x3FFF_FFFF_FFFF_FFFFL;

    private final InstantSource clock;
    private final RandomGenerator random;
    /** Milliseconds and counter in one number, so that each id is greater than the one before. */
    private long last;

    TimeOrderedIds(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    @Override
    public UUID next() {
        var tick = tick();
        var counter = tick & ((1L << COUNTER_BITS) - 1);
        var high = (tick >>> COUNTER_BITS << Short.SIZE) | VERSION | counter;
        return new UUID(high, VARIANT | (random.nextLong() & RANDOM));
    }

    private synchronized long tick() {
        last = Math.max(last + 1, clock.millis() << COUNTER_BITS);
        return last;
    }
}
