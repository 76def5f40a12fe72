package dev.rooms.postgres.access;

import dev.rooms.application.access.ApiKeys;
import dev.rooms.domain.access.ApiKey;
import dev.rooms.domain.access.ApiKeyId;
import dev.rooms.domain.access.ApiKeyNotFound;
import dev.rooms.domain.shared.Page;
import dev.rooms.postgres.shared.Sql;
import dev.rooms.postgres.shared.Where;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

@ApplicationScoped
class PostgresApiKeys implements ApiKeys {
    private final ApiKeyRows rows;
    private final Sql sql;

    PostgresApiKeys(ApiKeyRows rows, Sql sql) {
        this.rows = rows;
        this.sql = sql;
    }

    @Override
    public Optional<ApiKey> find(ApiKeyId id) {
        return rows.findByIdOptional(id.value()).map(ApiKeyRow::toKey);
    }

    @Override
    public Page<ApiKey> list(Page.Request page) {
        var where = new Where().and("1 = 1").created(page.period()).page(page);
        var found =
                rows.find(where.text(), where.values()).range(0, page.limit()).list();
        return Page.cut(found, page, row -> row.id).map(ApiKeyRow::toKey);
    }

    @Override
    public void add(ApiKey key) {
        rows.persistAndFlush(ApiKeyRow.of(key));
    }

    @Override
    public void save(ApiKey key) {
        rows.findByIdOptional(key.id().value())
                .orElseThrow(() -> new ApiKeyNotFound(key.id()))
                .become(key);
        rows.flush();
    }

    @Override
    public void used(ApiKeyId id, Instant now, Instant unlessSince) {
        sql.run("""
                update api_key set last_used_at = ? where id = (
                  select id from api_key
                  where id = ? and (last_used_at is null or last_used_at < ?) for update skip locked)
                """, now, id.value(), unlessSince);
    }
}
