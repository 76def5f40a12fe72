package dev.rooms.postgres.shared;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/** Tells the log that the database is away: when it goes, once a minute, and when it is back, however many ask. */
final class Outage {
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);
    /** A database that answers some and not others is not back. */
    private static final long QUIET = TimeUnit.SECONDS.toNanos(2);

    private final Logger log;
    private final LongSupplier nanos;
    private volatile boolean away;
    private long since;
    private long told;
    private long last;
    private int failures;

    Outage(Logger log, LongSupplier nanos) {
        this.log = log;
        this.nanos = nanos;
    }

    synchronized void failed(Throwable failure) {
        var now = nanos.getAsLong();
        last = now;
        failures++;
        if (!away) {
            away = true;
            since = now;
            told = now;
            failures = 1;
            log.warnf("The database does not answer: %s", failure.toString());
        } else if (now - told >= MINUTE) {
            told = now;
            log.warnf("The database has not answered for %d s; %d transactions failed", seconds(now), failures);
        }
    }

    void succeeded() {
        if (away) {
            end();
        }
    }

    private synchronized void end() {
        var now = nanos.getAsLong();
        if (away && now - last >= QUIET) {
            away = false;
            log.infof("The database answers again after %d s; %d transactions failed", seconds(now), failures);
        }
    }

    private long seconds(long now) {
        return TimeUnit.NANOSECONDS.toSeconds(now - since);
    }
}
