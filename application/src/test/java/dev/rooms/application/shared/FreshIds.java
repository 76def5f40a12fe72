package dev.rooms.application.shared;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;

/** Ids for contracts: no run of them draws what another has left in a database. */
public final class FreshIds {
    @SuppressWarnings("TimeInStaticInitializer") // The time of loading is what makes them newer than all before.
    private static final Ids IDS = new SequentialIds(InstantSource.system().instant(), new SecureRandom().nextLong());

    private FreshIds() {}

    public static UUID next() {
        return IDS.next();
    }

    /** A text that nobody used before. */
    public static String text(String prefix) {
        return prefix + next();
    }
}
