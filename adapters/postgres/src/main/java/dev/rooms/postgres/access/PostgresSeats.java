package dev.rooms.postgres.access;

import dev.rooms.application.access.Seats;
import dev.rooms.domain.access.Seating;
import dev.rooms.domain.access.Seating.Seat;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.postgres.shared.AdvisoryLock;
import dev.rooms.postgres.shared.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;

@Singleton
class PostgresSeats implements Seats {
    private final Sql sql;

    PostgresSeats(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Seating take(RoomId room, Instant now) {
        // An advisory lock: mints hold a shared lock on the row of the room, and upgrading it would deadlock them.
        AdvisoryLock.SEATS.hold(sql, room.value());
        return new Seating(sql.list(
                """
                with open as (select id, livekit_room from session where room_id = ? and ended_at is null)
                select distinct connection.identity, null::timestamptz as reserved_until
                from connection join open on open.id = connection.session_id
                where left_at is null and kind in ('STANDARD', 'SIP')
                union all
                select token.identity, max(least(issued_at + ?::interval, expires_at))
                from token
                join session own on own.id = token.session_id
                join open on open.livekit_room = own.livekit_room
                where token.room_id = ? and issued_at > ? and expires_at > ? and join_count = 0 and revoked_at is null
                group by token.identity
                """,
                row -> new Seat(new ParticipantIdentity(row.getString("identity")), Sql.instant(row, "reserved_until")),
                room.value(),
                Seating.RESERVED.toString(),
                room.value(),
                now.minus(Seating.RESERVED),
                now));
    }
}
