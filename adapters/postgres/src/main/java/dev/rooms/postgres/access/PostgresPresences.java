package dev.rooms.postgres.access;

import dev.rooms.application.access.Presences;
import dev.rooms.domain.shared.TokenId;
import dev.rooms.postgres.shared.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

@Singleton
class PostgresPresences implements Presences {
    private final Sql sql;

    PostgresPresences(Sql sql) {
        this.sql = sql;
    }

    @Override
    public boolean has(TokenId token) {
        return sql.find(
                        "select 1 from connection where token_id = ? and left_at is null limit 1",
                        _ -> true,
                        token.value())
                .isPresent();
    }

    @Override
    public Map<TokenId, Instant> lastSeen(Set<TokenId> tokens) {
        var ids = tokens.stream().map(TokenId::value).toArray(UUID[]::new);
        return sql
                .list(
                        """
                        select token_id, max(seen_at) as seen_at from connection join look using (session_id)
                        where token_id = any(?) and left_at is null group by token_id
                        """,
                        row -> Map.entry(
                                new TokenId(Sql.uuid(row, "token_id")),
                                Objects.requireNonNull(Sql.instant(row, "seen_at"))),
                        (Object) ids)
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
