package dev.rooms.postgres.webhook;

import dev.rooms.application.webhook.InboxItemId;
import dev.rooms.application.webhook.LogPosition;
import dev.rooms.application.webhook.StoredWebhook;
import dev.rooms.application.webhook.WebhookEventId;
import dev.rooms.application.webhook.WebhookInbox;
import dev.rooms.postgres.shared.AdvisoryLock;
import dev.rooms.postgres.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Follows the log by a cursor and keeps the lines that have something to apply (docs/decisions/0014). A line is taken
 * by a lock that ends with the transaction, so a crash lets it go.
 */
@ApplicationScoped
class PostgresWebhookInbox implements WebhookInbox {
    private static final Logger LOG = Logger.getLogger(PostgresWebhookInbox.class);
    private static final int MOST_GATHERED = 1_000;
    private static final int DAYS_AHEAD = 2;

    /** Of transactions before this one, none is running, so none of them can still bring something. */
    private static final String SETTLED = "select pg_snapshot_xmin(pg_current_snapshot())::text";

    /**
     * The same for those that hold the log open for writing, which any writer does before it has a transaction id. Their
     * ids are looked up after the snapshot: who is missing there has committed, and the next statement sees it.
     */
    private static final String UNWRITTEN = """
            select coalesce(min(running), pg_snapshot_xmax(pg_current_snapshot()))::text
            from pg_snapshot_xip(pg_current_snapshot()) running
            where running::xid in (
              select own.transactionid from pg_locks own join pg_locks log using (virtualtransaction)
              where own.locktype = 'transactionid' and log.relation = 'inbox_log'::regclass
                and log.mode = 'RowExclusiveLock')
            """;

    private final Sql sql;

    PostgresWebhookInbox(Sql sql) {
        this.sql = sql;
    }

    @Override
    public boolean gather() {
        // One at a time, and nobody waits: who holds it gathers for all. A replica whose machine stands still loses it
        // soon. What a crash takes back is gathered again, so nobody waits for the disk.
        var cursor = sql.find("""
                select xid::text, position, set_config('synchronous_commit', 'off', true),
                  set_config('idle_in_transaction_session_timeout', '5s', true)
                from inbox_cursor for update skip locked
                """, PostgresWebhookInbox::position);
        return cursor.filter(from -> gather(from, SETTLED) || (isHeldUp(from) && gather(from, UNWRITTEN)))
                .isPresent();
    }

    private boolean gather(LogPosition from, String bound) {
        var before = sql.find(bound, row -> row.getString(1)).orElseThrow();
        return sql.run("""
                        with fresh as (
                          select line, xid, position from inbox_log
                          where (xid, position) > (?::text::xid8, ?) and xid < ?::xid8
                          order by xid, position limit ?),
                        lines as (
                          insert into inbox_line (line, xid, position, seen_xid, seen_position)
                          select distinct on (line) line, ?::text::xid8, ?, xid, position from fresh
                          order by line, xid desc, position desc
                          on conflict (line) do update set
                            seen_xid = excluded.seen_xid, seen_position = excluded.seen_position)
                        update inbox_cursor set xid = last.xid, position = last.position
                        from (select xid, position from fresh order by xid desc, position desc limit 1) last
                        """, from.transaction(), from.number(), before, MOST_GATHERED, from.transaction(), from.number())
                > 0;
    }

    /** Somebody who need not be a writer keeps a transaction open for long, and webhooks wait behind it. */
    private boolean isHeldUp(LogPosition from) {
        return sql.find("""
                        select 1 from (
                          select logged_at from inbox_log where (xid, position) > (?::text::xid8, ?)
                          order by xid, position limit 1) oldest
                        where logged_at < clock_timestamp() - interval '200 milliseconds'
                        """, row -> true, from.transaction(), from.number()).isPresent();
    }

    @Override
    public List<String> due(int limit, Instant now) {
        // In any order: several who look for work at the same time shall not all begin with the same.
        return sql.list("""
                select line from (
                  select line from inbox_line union select line from inbox_item where state = 'WAITING') waiting
                where not exists (select 1 from inbox_item item
                  where item.line = waiting.line and item.state = 'WAITING' and item.retry_at > ?)
                order by random() limit ?
                """, row -> row.getString("line"), now, limit);
    }

    @Override
    public List<StoredWebhook> take(List<String> lines, Instant now) {
        var free = sql.list(
                // A replica whose machine stands still may not keep them for long.
                "select line, set_config('idle_in_transaction_session_timeout', '5s', true) from unnest(?) line"
                        + " where pg_try_advisory_xact_lock(" + AdvisoryLock.LINE.key("line") + ")",
                row -> row.getString("line"),
                (Object) lines.toArray(String[]::new));
        // In a statement of its own: only what begins after the lock sees what its last holder has done. What is tried
        // again came before everything else in its line.
        return sql.list("""
                select first.* from unnest(?) taken (line) cross join lateral (
                  (select id, event_id, line, xid, position, payload, received_at, attempts, retry_at from inbox_item
                   where line = taken.line and state = 'WAITING' order by xid, position limit 1)
                  union all
                  (select null, log.event_id, log.line, log.xid, log.position, log.payload, log.received_at, 0, null
                   from inbox_line at cross join lateral (
                     select * from inbox_log where line = at.line and (xid, position) > (at.xid, at.position)
                       and (xid, position) <= (at.seen_xid, at.seen_position) order by xid, position limit 1) log
                   where at.line = taken.line)
                  order by id nulls last limit 1) first
                where retry_at is null or retry_at <= ?
                """, PostgresWebhookInbox::stored, free.toArray(String[]::new), now);
    }

    @Override
    public void applied(List<StoredWebhook> webhooks) {
        advance(webhooks.stream().filter(webhook -> webhook.item() == null).toList());
        for (var webhook : webhooks) {
            var item = webhook.item();
            if (item != null) {
                sql.run("""
                        update inbox_item set state = 'APPLIED', payload = null, retry_at = null
                        where id = ?
                        """, item.value());
            }
        }
    }

    @Override
    public void failed(StoredWebhook webhook, String reason, @Nullable Instant retryAt, Instant now) {
        if (retryAt == null) {
            LOG.errorf(
                    "Webhook %s was tried for the last time and is set aside: %s",
                    webhook.id().value(), reason);
        }
        var state = retryAt == null ? "FAILED" : "WAITING";
        var failedAt = retryAt == null ? now : null;
        var item = webhook.item();
        if (item == null) {
            insert(webhook, reason, state, retryAt, failedAt);
            advance(List.of(webhook));
        } else {
            sql.run("""
                    update inbox_item set attempts = attempts + 1, reason = ?, state = ?, retry_at = ?::timestamptz,
                      failed_at = coalesce(?::timestamptz, failed_at) where id = ?
                    """, reason, state, retryAt, failedAt, item.value());
        }
    }

    private void insert(
            StoredWebhook webhook, String reason, String state, @Nullable Instant retryAt, @Nullable Instant failedAt) {
        sql.run(
                """
                insert into inbox_item (event_id, line, xid, position, payload, received_at, state, attempts, reason,
                  retry_at, failed_at)
                values (?, ?, ?::text::xid8, ?, ?, ?, ?, ?, ?, ?::timestamptz, ?::timestamptz)
                """,
                webhook.id().value(),
                webhook.line(),
                webhook.position().transaction(),
                webhook.position().number(),
                webhook.payload(),
                webhook.receivedAt(),
                state,
                webhook.attempts() + 1,
                reason,
                retryAt,
                failedAt);
    }

    /**
     * The lines are done with these webhooks. One that has nothing more to apply is none any more. They are locked in the
     * order in which {@link #gather} comes by.
     */
    private void advance(List<StoredWebhook> webhooks) {
        if (webhooks.isEmpty()) {
            return;
        }
        var lines = webhooks.stream().map(StoredWebhook::line).toArray(String[]::new);
        sql.list("select 1 from inbox_line where line = any (?) order by line for update", row -> true, (Object) lines);
        var xids = webhooks.stream()
                .map(webhook -> String.valueOf(webhook.position().transaction()))
                .toArray(String[]::new);
        var numbers = webhooks.stream()
                .map(webhook -> String.valueOf(webhook.position().number()))
                .toArray(String[]::new);
        sql.run("""
                with done as (
                  select line, xid::xid8, position::bigint from unnest(?, ?, ?) as done (line, xid, position)),
                gone as (
                  delete from inbox_line at using done
                  where at.line = done.line and (at.seen_xid, at.seen_position) = (done.xid, done.position)
                  returning at.line)
                update inbox_line at set xid = done.xid, position = done.position from done
                where at.line = done.line and at.line not in (select line from gone)
                """, lines, xids, numbers);
    }

    @Override
    public void forget(Instant before) {
        sql.find("select make_inbox_days(?)", row -> true, DAYS_AHEAD);
        sql.find(
                "select drop_inbox_days(?::date)",
                row -> true,
                LocalDate.ofInstant(before, ZoneOffset.UTC).toString());
        sql.run("delete from inbox_item where received_at < ? and state <> 'WAITING'", before);
    }

    private static LogPosition position(ResultSet row) throws SQLException {
        return new LogPosition(Long.parseLong(row.getString("xid")), row.getLong("position"));
    }

    private static StoredWebhook stored(ResultSet row) throws SQLException {
        var item = row.getObject("id", UUID.class);
        return new StoredWebhook(
                new WebhookEventId(row.getString("event_id")),
                row.getString("line"),
                position(row),
                row.getString("payload"),
                Objects.requireNonNull(Sql.instant(row, "received_at")),
                row.getInt("attempts"),
                item == null ? null : new InboxItemId(item));
    }
}
