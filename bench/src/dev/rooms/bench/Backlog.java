package dev.rooms.bench;

import java.sql.SQLException;
import java.time.Duration;

/** How many webhooks are acknowledged and not yet applied. */
record Backlog(Database database) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    int count() throws SQLException {
        return Integer.parseInt(database.ask("""
                select (select count(*) from inbox_line at join inbox_log log on log.line = at.line
                    and (log.xid, log.position) > (at.xid, at.position)
                    and (log.xid, log.position) <= (at.seen_xid, at.seen_position))
                  + (select count(*) from inbox_cursor cursor join inbox_log log
                    on (log.xid, log.position) > (cursor.xid, cursor.position))"""));
    }

    /** Waits until there are none, or for half a minute. */
    void end() throws SQLException, InterruptedException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (count() > 0 && System.nanoTime() < end) {
            Thread.sleep(200);
        }
    }
}
