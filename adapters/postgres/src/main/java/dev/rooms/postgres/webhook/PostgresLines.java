package dev.rooms.postgres.webhook;

import dev.rooms.application.webhook.Lines;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.postgres.shared.AdvisoryLock;
import dev.rooms.postgres.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class PostgresLines implements Lines {
    private final Sql sql;

    PostgresLines(Sql sql) {
        this.sql = sql;
    }

    /** Who has waited so long tries another time: a transaction that stands still may have the line. */
    private static final String PATIENCE = "select set_config('lock_timeout', '2s', true)";

    @Override
    public void hold(LiveKitRoomName room) {
        sql.list(PATIENCE, row -> true);
        AdvisoryLock.LINE.hold(sql, room.value());
    }
}
