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
import java.util.function.Function;

/** Keeps a mark for each kind, behind the last one that was given, so that nothing is written for a single token. */
@ApplicationScoped
class PostgresExpiries implements Expiries {
    private record Mark(Instant end, UUID id) {}

    private final Sql sql;

    PostgresExpiries(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<LedgerToken> tokens(Instant until, int limit) {
        return take(
                "token",
                until,
                limit,
                TokenSql::read,
                token -> new Mark(token.facts().expiresAt(), token.id().value()));
    }

    @Override
    public List<ExpiredKey> keys(Instant until, int limit) {
        return take(
                "api_key",
                until,
                limit,
                PostgresExpiries::key,
                key -> new Mark(key.expiresAt(), key.id().value()));
    }

    /** @param table also the kind */
    private <T> List<T> take(String table, Instant until, int limit, Sql.Reader<T> reader, Function<T, Mark> mark) {
        var from = sql.find(
                        "select expires_at, id from expired_until where kind = ? for update",
                        PostgresExpiries::mark,
                        table)
                .orElseThrow();
        // In a statement of its own: only what begins after the lock sees what its last holder has left.
        var taken = sql.list(
                "select * from " + table
                        + " where (expires_at, id) > (?, ?) and expires_at <= ? and revoked_at is null"
                        + " order by expires_at, id limit ?",
                reader,
                from.end(),
                from.id(),
                until,
                limit);
        if (!taken.isEmpty()) {
            var last = mark.apply(taken.getLast());
            sql.run("update expired_until set expires_at = ?, id = ? where kind = ?", last.end(), last.id(), table);
        }
        return taken;
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
