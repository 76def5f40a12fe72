package dev.rooms.postgres.event;

import dev.rooms.application.event.EventLog;
import dev.rooms.application.event.EventPosition;
import dev.rooms.application.event.Outbox;
import dev.rooms.domain.event.Event;
import dev.rooms.domain.event.EventId;
import dev.rooms.domain.event.EventType;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.shared.Period;
import dev.rooms.postgres.shared.BeforeCommit;
import dev.rooms.postgres.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/** Events are numbered and written with the last statements of their transactions, and followed as the log of webhooks is. */
@ApplicationScoped
class PostgresEvents implements Outbox, EventLog {
    /**
     * What an event is followed by: its transaction, or the last one that is over, so that it is never before what was
     * read when it came to be written ({@link #UNWRITTEN}).
     */
    private static final String HERE = """
            greatest(pg_current_xact_id(), (pg_snapshot_xmax(pg_current_snapshot())::text::bigint - 1)::text::xid8)
            """;

    private static final String INSERT = """
            insert into event (id, xid, type, subject, at, data) values (?, %s, ?, ?, ?, ?::jsonb)
            """.formatted(HERE);

    /** The row of the room is held up to the commit, so its events commit in the order of their numbers. */
    private static final String INSERT_IN_ROOM = """
            with room as (
              insert into event_room (room_id, sequence, xid) values (?, 1, %s)
              on conflict (room_id) do update set
                sequence = event_room.sequence + 1, xid = greatest(event_room.xid, excluded.xid)
              returning room_id, sequence, xid)
            insert into event (id, xid, type, room_id, sequence, subject, at, data)
            select ?, xid, ?, room_id, sequence, ?, ?, ?::jsonb from room
            """.formatted(HERE);

    /** Of transactions before this one, none is running, so none of them can still bring something. */
    private static final String SETTLED = "select pg_snapshot_xmin(pg_current_snapshot())::text";

    /**
     * The same for those that are about to write an event, which is the last thing they do. Who is found to be one writes
     * nothing before its own id, and who becomes one later writes nothing before the last that is over here.
     */
    private static final String UNWRITTEN = """
            select least((pg_snapshot_xmax(pg_current_snapshot())::text::bigint - 1)::text::xid8, (
              select min(running) from pg_snapshot_xip(pg_current_snapshot()) running
              where running::xid in (
                select own.transactionid from pg_locks own join pg_locks log using (virtualtransaction)
                where own.locktype = 'transactionid' and log.relation = 'event'::regclass
                  and log.mode = 'RowExclusiveLock')))::text
            """;

    private final Sql sql;
    private final BeforeCommit beforeCommit;

    PostgresEvents(Sql sql, BeforeCommit beforeCommit) {
        this.sql = sql;
        this.beforeCommit = beforeCommit;
    }

    @Override
    public void add(Event event) {
        var room = event.room();
        // Rooms in one order, so that of two transactions with the same rooms none waits for the other in turn.
        beforeCommit.add(room == null ? "" : room.value().toString(), () -> write(event));
    }

    private void write(Event event) {
        var id = event.id().value();
        var data = EventData.write(event.data());
        var room = event.room();
        if (room == null) {
            sql.run(INSERT, id, event.type(), event.subject(), event.at(), data);
        } else {
            sql.run(INSERT_IN_ROOM, room.value(), id, event.type(), event.subject(), event.at(), data);
        }
    }

    @Override
    public Part read(Filter filter, Period period, EventPosition after, int limit) {
        var part = read(filter, period, after, limit, SETTLED);
        return part.events().size() < limit && isHeldUp(part.next())
                ? read(filter, period, after, limit, UNWRITTEN)
                : part;
    }

    private Part read(Filter filter, Period period, EventPosition after, int limit, String bound) {
        var before = new EventPosition(
                Long.parseLong(sql.find(bound, row -> row.getString(1)).orElseThrow()), 0);
        var places = new ArrayList<EventPosition>();
        var events = sql.list(
                select(filter, period),
                row -> {
                    places.add(new EventPosition(Long.parseLong(row.getString("xid")), row.getLong("position")));
                    return told(row);
                },
                values(filter, period, after, before, limit));
        if (events.size() == limit) {
            return new Part(events, places.getLast());
        }
        return new Part(events, before.compareTo(after) > 0 ? before : after);
    }

    /** Somebody who need not tell anything keeps a transaction open, and events wait behind it. */
    private boolean isHeldUp(EventPosition place) {
        return sql.find(
                        "select 1 from event where (xid, position) > (?::text::xid8, ?) limit 1",
                        _ -> true,
                        place.transaction(),
                        place.number())
                .isPresent();
    }

    private static String select(Filter filter, Period period) {
        return "select * from event where (xid, position) > (?::text::xid8, ?) and xid < ?::text::xid8"
                + (filter.type() == null ? "" : " and type = ?")
                + (filter.room() == null ? "" : " and room_id = ?")
                + (period.after() == null ? "" : " and at > ?")
                + (period.before() == null ? "" : " and at < ?")
                + " order by xid, position limit ?";
    }

    private static Object[] values(Filter filter, Period period, EventPosition after, EventPosition before, int limit) {
        var values = new ArrayList<Object>(List.of(after.transaction(), after.number(), before.transaction()));
        if (filter.type() != null) {
            values.add(filter.type());
        }
        if (filter.room() != null) {
            values.add(filter.room().value());
        }
        Stream.of(period.after(), period.before()).filter(Objects::nonNull).forEach(values::add);
        values.add(limit);
        return values.toArray();
    }

    @Override
    public int forget(Instant before, int limit) {
        return sql.run(
                "delete from event where id in (select id from event where at < ? order by at limit ?)", before, limit);
    }

    private static Told told(ResultSet row) throws SQLException {
        var room = row.getObject("room_id", UUID.class);
        return new Told(
                new Event(
                        new EventId(Sql.uuid(row, "id")),
                        EventType.valueOf(row.getString("type")),
                        room == null ? null : new RoomId(room),
                        row.getString("subject"),
                        Objects.requireNonNull(Sql.instant(row, "at")),
                        EventData.read(row.getString("data"))),
                row.getObject("sequence", Long.class));
    }
}
