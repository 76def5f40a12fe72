package dev.rooms.postgres.shared;

import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;

/** The time of the database, which is one for all replicas. Each look at it is a query. */
@Singleton
@Typed(DatabaseClock.class)
public final class DatabaseClock implements InstantSource {
    private final Sql sql;

    DatabaseClock(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Instant instant() {
        return sql.find("select clock_timestamp() as time", row -> Objects.requireNonNull(Sql.instant(row, "time")))
                .orElseThrow();
    }
}
