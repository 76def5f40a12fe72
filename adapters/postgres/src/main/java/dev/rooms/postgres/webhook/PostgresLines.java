package dev.rooms.postgres.webhook;

import dev.rooms.application.webhook.Lines;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.postgres.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class PostgresLines implements Lines {
    private final Sql sql;

    PostgresLines(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void hold(LiveKitRoomName room) {
        // The lock under which the inbox applies what came by webhook.
        sql.list("select pg_advisory_xact_lock(hashtextextended(?, 2))", row -> true, room.value());
    }
}
