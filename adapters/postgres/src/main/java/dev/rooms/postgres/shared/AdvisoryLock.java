package dev.rooms.postgres.shared;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The advisory locks of the product, each with a number space of its own. A lock ends with its transaction, so it cannot
 * outlive a crash. Migration V3 takes number 3 for the days of the inbox.
 */
public enum AdvisoryLock {
    ANSWER(1),
    LINE(2),
    SEATS(4),
    LINK(5);

    private final int number;

    AdvisoryLock(int number) {
        this.number = number;
    }

    /** Waits for the lock of this text. */
    public void hold(Sql sql, @Nullable Object... parts) {
        sql.list("select pg_advisory_xact_lock(" + key("?") + ")", row -> true, text(parts));
    }

    /** @return whether no other transaction has the lock of this text */
    boolean tryHold(Sql sql, @Nullable Object... parts) {
        return sql.find("select pg_try_advisory_xact_lock(" + key("?") + ")", row -> row.getBoolean(1), text(parts))
                .orElse(false);
    }

    /** The key of the lock, for statements that take it themselves. */
    public String key(String expression) {
        return "hashtextextended(" + expression + ", " + number + ")";
    }

    private static String text(@Nullable Object... parts) {
        return Stream.of(parts).map(String::valueOf).collect(Collectors.joining("\n"));
    }
}
