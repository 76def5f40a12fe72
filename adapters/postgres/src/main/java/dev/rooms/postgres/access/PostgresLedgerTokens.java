package dev.rooms.postgres.access;

import dev.rooms.application.access.LedgerTokens;
import dev.rooms.domain.access.LedgerToken;
import dev.rooms.domain.access.TokenFacts;
import dev.rooms.domain.access.TokenNotFound;
import dev.rooms.domain.access.TokenSelection;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.room.SessionId;
import dev.rooms.domain.shared.Page;
import dev.rooms.domain.shared.TokenId;
import dev.rooms.postgres.shared.Sql;
import dev.rooms.postgres.shared.Stored;
import dev.rooms.postgres.shared.Where;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PostgresLedgerTokens implements LedgerTokens {
    private final TokenRows rows;
    private final Sql sql;

    PostgresLedgerTokens(TokenRows rows, Sql sql) {
        this.rows = rows;
        this.sql = sql;
    }

    @Override
    public Optional<LedgerToken> find(TokenId id) {
        return rows.findByIdOptional(id.value()).map(TokenRow::toToken);
    }

    @Override
    public List<TokenFacts> revoke(RoomId room, TokenSelection selection, String by, Instant now) {
        var ids = sql.list(
                """
                update token set revoked_at = ?, revoked_by = ?, version = version + 1
                where room_id = ? and revoked_at is null and (?::text is null or identity = ?)
                  and (?::text is null or role = ?) and (?::timestamptz is null or issued_at < ?) returning id
                """,
                row -> Sql.uuid(row, "id"),
                now,
                by,
                room.value(),
                identity(selection),
                identity(selection),
                selection.role(),
                selection.role(),
                selection.issuedBefore(),
                selection.issuedBefore());
        // What never changes about them may well have been read before.
        return rows.find("id in ?1 order by id", ids).stream()
                .map(row -> row.toToken().facts())
                .toList();
    }

    private static @Nullable String identity(TokenSelection selection) {
        return selection.identity() == null ? null : selection.identity().value();
    }

    @Override
    public Optional<LedgerToken> lock(TokenId id) {
        return rows.findByIdOptional(id.value(), LockModeType.PESSIMISTIC_WRITE).map(TokenRow::toToken);
    }

    @Override
    public Page<LedgerToken> list(RoomId room, Page.Request page) {
        var where = new Where().and("roomId = :room", "room", room.value()).page(page);
        var found =
                rows.find(where.text(), where.values()).range(0, page.limit()).list();
        return Page.cut(found, page, row -> row.id).map(TokenRow::toToken);
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
        var row = TokenRow.of(token);
        // In plain SQL: no row is written more often.
        sql.run(
                """
                insert into token (id, room_id, session_id, identity, name, role, publish_sources, can_publish_data,
                  can_subscribe, attributes, metadata, max_uses, max_participants, empty_timeout, departure_timeout,
                  issued_by, issued_at, expires_at, join_count, version)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                row.id,
                row.roomId,
                row.sessionId,
                row.identity,
                row.name,
                row.role,
                row.publishSources,
                row.canPublishData,
                row.canSubscribe,
                row.attributes,
                row.metadata,
                row.maxUses,
                row.maxParticipants,
                row.emptyTimeout,
                row.departureTimeout,
                row.issuedBy,
                row.issuedAt,
                row.expiresAt,
                row.joinCount,
                row.version);
    }

    @Override
    public LedgerToken save(LedgerToken token) {
        var row = rows.findByIdOptional(token.id().value()).orElseThrow(() -> new TokenNotFound(token.id()));
        Stored.same(row, each -> each.version, token.version()).become(token);
        rows.flush();
        return row.toToken();
    }
}
