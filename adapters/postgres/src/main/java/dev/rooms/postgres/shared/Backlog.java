package dev.rooms.postgres.shared;

import dev.rooms.application.shared.Transactions;
import jakarta.inject.Singleton;

/** How much waits in the database, and how much goes on, in all replicas together. */
@Singleton
public final class Backlog {
    /** Counting on would tell nobody more. */
    private static final int MOST = 100_000;

    /**
     * @param webhooks acknowledged and not applied, at most 100,000
     * @param oldestWebhook seconds since the receipt of the oldest of them
     * @param failedWebhooks set aside until an operator decides
     * @param demands open ones on LiveKit
     * @param failingDemands those of them that were tried in vain
     * @param sessions live ones
     * @param participants connections in them
     * @param waitingForStorage recordings whose file cannot be looked for
     */
    public record Figures(
            long webhooks,
            double oldestWebhook,
            long failedWebhooks,
            long demands,
            long failingDemands,
            long sessions,
            long participants,
            long waitingForStorage) {}

    private final Sql sql;
    private final Transactions transactions;

    public Backlog(Sql sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    /** @throws dev.rooms.application.shared.StoreUnavailable when the database does not answer */
    public Figures read() {
        return transactions.within(() -> sql.find(
                        """
                with unread as (
                  select log.received_at from inbox_cursor at join inbox_log log
                    on (log.xid, log.position) > (at.xid, at.position) limit ?),
                unapplied as (
                  select log.received_at from inbox_line at join inbox_log log
                    on log.line = at.line and (log.xid, log.position) > (at.xid, at.position)
                      and (log.xid, log.position) <= (at.seen_xid, at.seen_position) limit ?),
                waiting as (
                  select * from unread union all select * from unapplied
                  union all select received_at from inbox_item where state = 'WAITING'),
                live as (select id from session where sid is not null and ended_at is null and started_at is not null)
                select count(*) as webhooks,
                  greatest(0, coalesce(extract(epoch from clock_timestamp() - min(received_at)), 0)) as oldest,
                  (select count(*) from inbox_item where state = 'FAILED') as failed,
                  (select count(*) from media_demand) as demands,
                  (select count(*) from media_demand where attempts > 1) as failing,
                  (select count(*) from live) as sessions,
                  (select count(*) from live join connection on session_id = live.id and left_at is null)
                    as participants,
                  (select count(*) from recording where status = 'PROCESSING' and storage_away) as waiting_for_storage
                from waiting
                """,
                        row -> new Figures(
                                row.getLong("webhooks"),
                                row.getDouble("oldest"),
                                row.getLong("failed"),
                                row.getLong("demands"),
                                row.getLong("failing"),
                                row.getLong("sessions"),
                                row.getLong("participants"),
                                row.getLong("waiting_for_storage")),
                        MOST,
                        MOST)
                .orElseThrow());
    }
}
