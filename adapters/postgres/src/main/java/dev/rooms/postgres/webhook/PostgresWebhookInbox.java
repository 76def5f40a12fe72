package dev.rooms.postgres.webhook;

import dev.rooms.application.webhook.SignedWebhook;
import dev.rooms.application.webhook.StoredWebhook;
import dev.rooms.application.webhook.WebhookEventId;
import dev.rooms.application.webhook.WebhookInbox;
import dev.rooms.postgres.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PostgresWebhookInbox implements WebhookInbox {
    private static final Logger LOG = Logger.getLogger(PostgresWebhookInbox.class);

    private final Sql sql;

    PostgresWebhookInbox(Sql sql) {
        this.sql = sql;
    }

    @Override
    public boolean add(SignedWebhook webhook, Instant receivedAt) {
        return sql.run("""
                        insert into inbox (event_id, line, payload, received_at) values (?, ?, ?, ?)
                        on conflict (event_id) do nothing
                        """, webhook.id().value(), webhook.line(), webhook.payload(), receivedAt) > 0;
    }

    @Override
    public List<String> due(int limit, Instant now) {
        // A line whose first event has to wait has nothing due, whatever came after it.
        return sql.list("""
                select line from (
                  select distinct on (line) line, retry_at from inbox
                  where applied_at is null and failed_at is null order by line, position) first
                where retry_at is null or retry_at <= ? limit ?
                """, row -> row.getString("line"), now, limit);
    }

    @Override
    public Optional<StoredWebhook> take(String line, Instant now) {
        var free = sql.find("select pg_try_advisory_xact_lock(hashtextextended(?, 2))", row -> row.getBoolean(1), line);
        if (!free.orElse(false)) {
            return Optional.empty();
        }
        // In a statement of its own: only what begins after the lock sees what its last holder has done.
        return sql.find(
                """
                select * from (
                  select * from inbox where line = ? and applied_at is null and failed_at is null
                  order by position limit 1) first
                where retry_at is null or retry_at <= ?
                """,
                row -> new StoredWebhook(
                        new WebhookEventId(row.getString("event_id")),
                        row.getString("payload"),
                        Objects.requireNonNull(Sql.instant(row, "received_at")),
                        row.getInt("attempts")),
                line,
                now);
    }

    @Override
    public void applied(WebhookEventId id, Instant now) {
        sql.run("update inbox set applied_at = ? where event_id = ?", now, id.value());
    }

    @Override
    public void failed(WebhookEventId id, String reason, @Nullable Instant retryAt) {
        if (retryAt == null) {
            LOG.errorf("Webhook %s was tried for the last time and is set aside: %s", id.value(), reason);
        }
        sql.run("""
                update inbox set attempts = attempts + 1, reason = ?, retry_at = ?::timestamptz,
                  failed_at = case when ?::timestamptz is null then now() end
                where event_id = ?
                """, reason, retryAt, retryAt, id.value());
    }
}
