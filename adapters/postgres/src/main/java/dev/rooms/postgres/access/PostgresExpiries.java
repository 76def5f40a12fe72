package dev.rooms.postgres.access;

import dev.rooms.application.access.Expiries;
import dev.rooms.domain.access.ApiKeyId;
import dev.rooms.domain.access.LedgerToken;
import dev.rooms.postgres.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Keeps a mark for each kind, behind the last one that was given, so that nothing is written for a single token. */
@ApplicationScoped
class PostgresExpiries implements Expiries {
    private record Mark(Instant end, UUID id) {}

    private record Ended<T>(Mark mark, boolean isTold, T what) {}

    private final Sql sql;

    PostgresExpiries(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<LedgerToken> tokens(Instant until, int limit) {
        return take("token", until, limit, TokenSql::read);
    }

    @Override
    public List<ExpiredKey> keys(Instant until, int limit) {
        return take("api_key", until, limit, PostgresExpiries::key);
    }

    /** @param table also the kind */
    private <T> List<T> take(String table, Instant until, int limit, Sql.Reader<T> reader) {
        while (true) {
            var ended = next(table, until, limit, reader);
            var told = ended.stream().filter(Ended::isTold).map(Ended::what).toList();
            if (!told.isEmpty() || ended.size() < limit) {
                return told;
            }
        }
    }

    /** Those that were revoked before their end too, so that they are read once and not again and again. */
    private <T> List<Ended<T>> next(String table, Instant until, int limit, Sql.Reader<T> reader) {
        var from = sql.find(
                        "select expires_at, id from expired_until where kind = ? for update",
                        PostgresExpiries::mark,
                        table)
                .orElseThrow();
        // In a statement of its own: only what begins after the lock sees what its last holder has left.
        var ended = sql.list(
                "select *, revoked_at is null or revoked_at >= expires_at as is_told from " + table
                        + " where (expires_at, id) > (?, ?) and expires_at <= ? order by expires_at, id limit ?",
                row -> new Ended<>(mark(row), row.getBoolean("is_told"), reader.read(row)),
                from.end(),
                from.id(),
                until,
                limit);
        if (!ended.isEmpty()) {
            var last = ended.getLast().mark();
            sql.run("update expired_until set expires_at = ?, id = ? where kind = ?", last.end(), last.id(), table);
        }
        return ended;
    }

    private static Mark mark(ResultSet row) throws SQLException {
        return new Mark(Objects.requireNonNull(Sql.instant(row, "expires_at")), Sql.uuid(row, "id"));
    }

    private static ExpiredKey key(ResultSet row) throws SQLException {
        return new ExpiredKey(
                new ApiKeyId(Sql.uuid(row, "id")),
                row.getString("name"),
                Objects.requireNonNull(Sql.instant(row, "expires_at")));
    }
}
