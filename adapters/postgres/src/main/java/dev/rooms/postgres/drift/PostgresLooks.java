package dev.rooms.postgres.drift;

import dev.rooms.application.drift.Looks;
import dev.rooms.domain.room.SessionId;
import dev.rooms.postgres.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

@ApplicationScoped
class PostgresLooks implements Looks {
    private final Sql sql;

    PostgresLooks(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Instant> last(SessionId session) {
        return sql.find(
                "select seen_at from look where session_id = ?",
                row -> Objects.requireNonNull(Sql.instant(row, "seen_at")),
                session.value());
    }

    @Override
    public void seen(Set<SessionId> sessions, Instant at) {
        var ids = sessions.stream().map(SessionId::value).toArray(UUID[]::new);
        sql.run("""
                insert into look (session_id, seen_at) select unnest(?), ?
                on conflict (session_id) do update set seen_at = greatest(look.seen_at, excluded.seen_at)
                """, ids, at);
    }

    @Override
    public void forget(Instant before) {
        sql.run("""
                delete from look using session
                where session.id = look.session_id and session.ended_at is not null and look.seen_at < ?
                """, before);
    }
}
