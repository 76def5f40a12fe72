package dev.rooms.application.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Ends of tokens and keys for contracts: later than all that were drawn before, by whichever run left them in a database. */
public final class FreshEnds {
    private static final AtomicInteger HOURS = new AtomicInteger();

    private FreshEnds() {}

    public static Instant next() {
        return InstantSource.system()
                .instant()
                .truncatedTo(ChronoUnit.MILLIS)
                .plus(Duration.ofDays(36_500))
                .plus(Duration.ofHours(HOURS.incrementAndGet()));
    }
}
