package dev.rooms.postgres.shared;

import dev.rooms.domain.shared.Failure;
import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.util.Set;
import org.hibernate.StaleStateException;
import org.hibernate.exception.JDBCConnectionException;

/** What kind of trouble a failed transaction had with the database (PostgreSQL, Appendix A). */
enum StoreTrouble {
    /** Somebody else was faster; with their work in sight, ours may succeed. */
    RACE_LOST,
    /** Nobody knows whether and when it will answer. */
    AWAY,
    /** It does not take this data, however often it is tried. */
    REFUSED,
    /** None: the failure is about something else. */
    NONE;

    /** unique_violation, serialization_failure, deadlock_detected. */
    private static final Set<String> RACES = Set.of("23505", "40001", "40P01");

    /** Data exceptions, integrity constraints (but for RACES), program limits such as the size of an index row. */
    private static final Set<String> REFUSALS = Set.of("22", "23", "54");

    /** Connection exceptions, too many connections, operator intervention, a disk that fails. */
    private static final Set<String> OUTAGES = Set.of("08", "53", "57", "58");

    /** It is a standby now (read_only_sql_transaction), or we stood still for too long (idle_in_transaction_session_timeout). */
    private static final Set<String> SINGLE_OUTAGES = Set.of("25006", "25P03");

    static StoreTrouble of(Throwable failure) {
        if (failure instanceof Failure) {
            return NONE;
        }
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case OptimisticLockException _, StaleStateException _ -> {
                    return RACE_LOST;
                }
                case JDBCConnectionException _ -> {
                    return AWAY;
                }
                case SQLException sql -> {
                    return of(sql);
                }
                default -> {}
            }
        }
        return NONE;
    }

    private static StoreTrouble of(SQLException sql) {
        var state = sql.getSQLState();
        if (state == null) {
            // The connection pool speaks without a state when it has no connection to give.
            return AWAY;
        }
        if (RACES.contains(state)) {
            return RACE_LOST;
        }
        var kind = state.substring(0, 2);
        if (REFUSALS.contains(kind)) {
            return REFUSED;
        }
        return OUTAGES.contains(kind) || SINGLE_OUTAGES.contains(state) ? AWAY : NONE;
    }
}
