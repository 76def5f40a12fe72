package dev.rooms.postgres.access;

import dev.rooms.application.access.LedgerTokens;
import dev.rooms.domain.access.LedgerToken;
import dev.rooms.domain.access.TokenFacts;
import dev.rooms.domain.access.TokenSelection;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.room.SessionId;
import dev.rooms.domain.shared.Actor;
import dev.rooms.domain.shared.Page;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.TokenId;
import dev.rooms.postgres.shared.Sql;
import dev.rooms.postgres.shared.Stored;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** In plain SQL: no row is written more often. */
@Singleton
class PostgresLedgerTokens implements LedgerTokens {
    private static final String SELECTED = """
            room_id = ? and (?::text is null or identity = ?) and (?::text is null or role = ?)
              and (?::timestamptz is null or issued_at < ?)""";

    private final Sql sql;

    PostgresLedgerTokens(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<LedgerToken> find(TokenId id) {
        return sql.find("select * from token where id = ?", TokenSql::read, id.value());
    }

    @Override
    public List<LedgerToken> all(Set<TokenId> ids) {
        var wanted = ids.stream().map(TokenId::value).toArray(UUID[]::new);
        return sql.list("select * from token where id = any(?) order by id", TokenSql::read, (Object) wanted);
    }

    @Override
    public List<TokenFacts> revoke(RoomId room, TokenSelection selection, Actor by, Instant now) {
        return sql
                .list(
                        """
                        update token set revoked_at = ?, revoked_by = ?, revoked_by_kind = ?, revoked_by_id = ?,
                          version = version + 1
                        where revoked_at is null and
                        """ + SELECTED + " returning *",
                        row -> TokenSql.read(row).facts(),
                        selected(room, selection, now, by.name(), by.kind(), by.id()))
                .stream()
                .sorted(Comparator.comparing(facts -> facts.id().value().toString()))
                .toList();
    }

    @Override
    public Set<ParticipantIdentity> holders(RoomId room, TokenSelection selection, Instant now) {
        return Set.copyOf(sql.list(
                "select distinct identity from token where expires_at > ? and " + SELECTED,
                row -> new ParticipantIdentity(row.getString("identity")),
                selected(room, selection, now)));
    }

    private static @Nullable Object[] selected(RoomId room, TokenSelection selection, @Nullable Object... before) {
        var values = new ArrayList<@Nullable Object>(Arrays.asList(before));
        values.add(room.value());
        values.addAll(Arrays.asList(identity(selection), identity(selection)));
        values.addAll(Arrays.asList(selection.role(), selection.role()));
        values.addAll(Arrays.asList(selection.issuedBefore(), selection.issuedBefore()));
        return values.toArray();
    }

    private static @Nullable String identity(TokenSelection selection) {
        return selection.identity() == null ? null : selection.identity().value();
    }

    @Override
    public Optional<LedgerToken> lock(TokenId id) {
        return sql.find("select * from token where id = ? for update", TokenSql::read, id.value());
    }

    @Override
    public Page<LedgerToken> list(RoomId room, Page.Request page) {
        var found = sql.list(
                """
                select * from token
                where room_id = ?
                  and (?::uuid is null or id < ?)
                  and (?::timestamptz is null or issued_at > ?::timestamptz)
                  and (?::timestamptz is null or issued_at < ?::timestamptz)
                order by id desc limit ?
                """,
                TokenSql::read,
                room.value(),
                page.after(),
                page.after(),
                page.period().after(),
                page.period().after(),
                page.period().before(),
                page.period().before(),
                page.limit() + 1);
        return Page.cut(found, page, token -> token.id().value());
    }

    @Override
    public Set<SessionId> outlasting(Set<SessionId> sessions, Instant time) {
        return Set.copyOf(sql.list(
                // By their room, because tokens are found by that.
                """
                select id from session where id = any(?) and exists (
                  select from token where room_id = session.room_id and session_id = session.id and expires_at > ?)
                """,
                row -> new SessionId(Sql.uuid(row, "id")),
                sessions.stream().map(SessionId::value).toArray(UUID[]::new),
                time));
    }

    @Override
    public void add(LedgerToken.Issued token) {
        sql.run(TokenSql.INSERT, TokenSql.values(token.facts()));
    }

    @Override
    public LedgerToken save(LedgerToken token) {
        var revoked = token instanceof LedgerToken.Revoked it ? it : null;
        var by = revoked == null ? null : revoked.revokedBy();
        return sql.find(
                        """
                        update token set first_joined_at = ?, last_seen_at = ?, join_count = ?, revoked_at = ?,
                          revoked_by = ?, revoked_by_kind = ?, revoked_by_id = ?, version = version + 1
                        where id = ? and version = ? returning *
                        """,
                        TokenSql::read,
                        token.use().firstJoinedAt(),
                        token.use().lastSeenAt(),
                        token.use().joinCount(),
                        revoked == null ? null : revoked.revokedAt(),
                        by == null ? null : by.name(),
                        by == null ? null : by.kind(),
                        by == null ? null : by.id(),
                        token.id().value(),
                        token.version().value())
                .orElseThrow(() -> Stored.notTheSame(token.version()));
    }
}
