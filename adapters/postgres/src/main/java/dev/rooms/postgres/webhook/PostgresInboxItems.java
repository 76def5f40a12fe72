package dev.rooms.postgres.webhook;

import dev.rooms.application.webhook.InboxItem;
import dev.rooms.application.webhook.InboxItemId;
import dev.rooms.application.webhook.InboxItems;
import dev.rooms.application.webhook.WebhookEventId;
import dev.rooms.domain.shared.Page;
import dev.rooms.postgres.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PostgresInboxItems implements InboxItems {
    private final Sql sql;

    PostgresInboxItems(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Page<InboxItem> list(InboxItem.@Nullable State state, Page.Request page) {
        var found = sql.list("""
                select * from inbox_item where (?::text is null or state = ?) and (?::uuid is null or id < ?::uuid)
                order by id desc limit ?
                """, PostgresInboxItems::item, state, state, page.after(), page.after(), page.limit() + 1);
        return Page.cut(found, page, item -> item.id().value());
    }

    @Override
    public Optional<InboxItem> lock(InboxItemId id) {
        return sql.find("select * from inbox_item where id = ? for update", PostgresInboxItems::item, id.value());
    }

    @Override
    public void save(InboxItem item) {
        sql.run(
                """
                update inbox_item set state = ?, attempts = ?, retry_at = ?::timestamptz,
                  payload = case when ? = 'DISCARDED' then null else payload end where id = ?
                """,
                item.state(),
                item.attempts(),
                item.retryAt(),
                item.state(),
                item.id().value());
    }

    private static InboxItem item(ResultSet row) throws SQLException {
        return new InboxItem(
                new InboxItemId(Sql.uuid(row, "id")),
                new WebhookEventId(row.getString("event_id")),
                row.getString("line"),
                InboxItem.State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getString("reason"),
                Objects.requireNonNull(Sql.instant(row, "received_at")),
                Sql.instant(row, "retry_at"),
                Sql.instant(row, "failed_at"));
    }
}
