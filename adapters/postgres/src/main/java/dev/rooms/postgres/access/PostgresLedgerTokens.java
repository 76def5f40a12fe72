package dev.rooms.postgres.access;

import dev.rooms.application.access.LedgerTokens;
import dev.rooms.domain.access.LedgerToken;
import dev.rooms.domain.access.TokenNotFound;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.shared.Page;
import dev.rooms.domain.shared.TokenId;
import dev.rooms.postgres.shared.Stored;
import dev.rooms.postgres.shared.Where;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;

@ApplicationScoped
class PostgresLedgerTokens implements LedgerTokens {
    private final TokenRows rows;

    PostgresLedgerTokens(TokenRows rows) {
        this.rows = rows;
    }

    @Override
    public LedgerToken get(TokenId id) {
        return rows.findByIdOptional(id.value())
                .orElseThrow(() -> new TokenNotFound(id))
                .toToken();
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
    public void add(LedgerToken.Issued token) {
        rows.persistAndFlush(TokenRow.of(token));
    }

    @Override
    public LedgerToken save(LedgerToken token) {
        var row = rows.findByIdOptional(token.id().value()).orElseThrow(() -> new TokenNotFound(token.id()));
        Stored.same(row, each -> each.version, token.version()).become(token);
        rows.flush();
        return row.toToken();
    }
}
