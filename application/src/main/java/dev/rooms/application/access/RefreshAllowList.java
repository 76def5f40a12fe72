package dev.rooms.application.access;

import dev.rooms.application.shared.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Brings the {@link AllowList} up to date with the ledger. */
public final class RefreshAllowList {
    /** Reading all of it anew is how tokens that no longer matter are forgotten. */
    private static final Duration WHOLE = Duration.ofMinutes(10);

    private final AllowList list;
    private final Admissions admissions;
    private final Transactions transactions;
    private final InstantSource clock;
    private Admissions.@Nullable Position position;
    private Instant wholeAt = Instant.MIN;

    public RefreshAllowList(AllowList list, Admissions admissions, Transactions transactions, InstantSource clock) {
        this.list = list;
        this.admissions = admissions;
        this.transactions = transactions;
        this.clock = clock;
    }

    public synchronized void handle() {
        var number = list.begin();
        var now = clock.instant();
        var since = now.isBefore(wholeAt) ? position : null;
        var look = transactions.within(() -> admissions.look(since, now));
        list.take(number, look);
        position = look.next();
        if (look.whole()) {
            wholeAt = now.plus(WHOLE);
        }
    }
}
