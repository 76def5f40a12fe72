package dev.rooms.application.shared;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Ids in the shape of UUIDv7, each greater than the one before. */
public final class SequentialIds implements Ids {
    private static final int VERSION = 0x7000;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final int COUNTER_BITS = 12;

    private final long start;
    private final long node;
    private final AtomicLong drawn = new AtomicLong();

    public SequentialIds() {
        this(Instant.parse("2026-03-01T10:00:00Z"), 0);
    }

    /** @param node makes them differ from those of another that starts at the same time */
    public SequentialIds(Instant start, long node) {
        this.start = start.toEpochMilli();
        this.node = node;
    }

    @Override
    public UUID next() {
        var count = drawn.getAndIncrement();
        var millis = start + (count >>> COUNTER_BITS);
        var counter = count & ((1L << COUNTER_BITS) - 1);
        return new UUID(millis << 16 | VERSION | counter, VARIANT | node >>> 2);
    }
}
