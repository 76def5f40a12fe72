package dev.rooms.postgres.room;

import dev.rooms.application.room.MediaDemands;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.room.MediaDemand;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.postgres.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

@ApplicationScoped
class PostgresMediaDemands implements MediaDemands {
    private static final String END_ROOM = "end-room";
    private static final String EVICT_INTRUDERS = "evict-intruders";
    private static final String PERMIT = "permit";
    private static final String IN_HAND = "kind = ? and livekit_room = ? and identity = ? and taken_until = ?";

    /** The columns that tell demands apart. */
    private record Key(String kind, String livekitRoom, String identity) {
        static Key of(MediaDemand demand) {
            return switch (demand) {
                case MediaDemand.EndRoom end ->
                    new Key(END_ROOM, end.livekitRoom().value(), "");
                case MediaDemand.EvictIntruders evict ->
                    new Key(EVICT_INTRUDERS, evict.livekitRoom().value(), "");
                case MediaDemand.Permit permit ->
                    new Key(
                            PERMIT,
                            permit.livekitRoom().value(),
                            permit.identity().value());
            };
        }
    }

    private final Sql sql;

    PostgresMediaDemands(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void add(MediaDemand demand, Instant now) {
        var key = Key.of(demand);
        sql.run("""
                insert into media_demand (kind, livekit_room, identity, attempts, due_at) values (?, ?, ?, 0, ?)
                on conflict (kind, livekit_room, identity, token_id)
                do update set attempts = 0,
                  again = coalesce(media_demand.taken_until > excluded.due_at, false),
                  due_at = case when media_demand.taken_until > excluded.due_at
                    then media_demand.due_at else excluded.due_at end
                """, key.kind(), key.livekitRoom(), key.identity(), now);
    }

    @Override
    public List<Claimed> claim(About about, int limit, Instant now, Instant until) {
        return switch (about) {
            // The newest first: those that take long are tried again and again, and a room that is over may not wait.
            case ROOMS -> claim("kind in ('" + END_ROOM + "') order by due_at desc", limit, now, until);
            case PEOPLE ->
                claim("kind in ('" + EVICT_INTRUDERS + "', '" + PERMIT + "') order by due_at", limit, now, until);
        };
    }

    private List<Claimed> claim(String which, int limit, Instant now, Instant until) {
        return sql.list(
                "with due as (select ctid from media_demand where due_at <= ? and " + which + """
                         limit ? for update skip locked)
                        update media_demand demand set due_at = ?, taken_until = ?, again = false, attempts = attempts + 1
                        from due where demand.ctid = due.ctid returning demand.*
                        """,
                PostgresMediaDemands::claimed,
                now,
                limit,
                until,
                until);
    }

    @Override
    public void settle(Claimed claimed) {
        var key = Key.of(claimed.demand());
        // In one statement, so that nobody demands it again between the look at that and the deletion.
        var done = sql.run(
                "delete from media_demand where not again and " + IN_HAND,
                key.kind(),
                key.livekitRoom(),
                key.identity(),
                claimed.until());
        if (done == 0) {
            defer(claimed, Instant.EPOCH);
        }
    }

    @Override
    public void defer(Claimed claimed, Instant until) {
        var key = Key.of(claimed.demand());
        sql.run(
                "update media_demand set due_at = case when again then 'epoch' else ?::timestamptz end,"
                        + " taken_until = null, again = false where " + IN_HAND,
                until,
                key.kind(),
                key.livekitRoom(),
                key.identity(),
                claimed.until());
    }

    private static Claimed claimed(ResultSet row) throws SQLException {
        var room = new LiveKitRoomName(row.getString("livekit_room"));
        var identity = new ParticipantIdentity(row.getString("identity"));
        var kind = row.getString("kind");
        var demand = switch (kind) {
            case END_ROOM -> new MediaDemand.EndRoom(room);
            case EVICT_INTRUDERS -> new MediaDemand.EvictIntruders(room);
            case PERMIT -> new MediaDemand.Permit(room, identity);
            default -> throw new IllegalStateException("no such demand: " + kind);
        };
        return new Claimed(demand, row.getInt("attempts") - 1, Objects.requireNonNull(Sql.instant(row, "due_at")));
    }
}
