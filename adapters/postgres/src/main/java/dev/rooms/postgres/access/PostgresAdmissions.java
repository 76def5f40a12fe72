package dev.rooms.postgres.access;

import dev.rooms.application.access.Admissions;
import dev.rooms.domain.participant.Attendance;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.TokenId;
import dev.rooms.postgres.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A position is a transaction id: of the oldest transaction that was open, whose changes nobody else saw. */
@ApplicationScoped
class PostgresAdmissions implements Admissions {
    private static final String TOKEN = """
            select token.id, own.livekit_room, token.identity, token.revoked_at is not null as revoked, token.max_uses,
              token.join_count, last.sid is not null and last.left_at is null as joined, last.left_at, last.reason
            """;
    /** The last connection of a token with a limit. It tells whether the next join counts as a new use. */
    private static final String LAST = """
             left join lateral (
              select sid, left_at, reason from connection where token_id = token.id order by left_at desc nulls first limit 1
            ) last on token.max_uses is not null
            """;

    private record Now(Position position, boolean knowsSince) {}

    private final Sql sql;

    PostgresAdmissions(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Look look(@Nullable Position since, Instant now) {
        // Asked first: what commits from here on comes again with the next look, if it does not come with this one.
        var here = here(since);
        var open = sql.list("select livekit_room from session where ended_at is null", PostgresAdmissions::room);
        var tokens = since != null && here.knowsSince() ? changed(since) : null;
        return new Look(
                here.position(),
                tokens == null,
                Set.copyOf(open),
                tokens == null ? all(now.minus(AFTERLIFE)) : tokens,
                excluded(now));
    }

    private Now here(@Nullable Position since) {
        return sql.find(
                        """
                        select pg_snapshot_xmin(now)::text as position, pg_snapshot_xmax(now) >= ?::xid8 as knows_since
                        from pg_current_snapshot() now
                        """,
                        row -> new Now(new Position(row.getString("position")), row.getBoolean("knows_since")),
                        since == null ? null : since.value())
                .orElseThrow();
    }

    private List<Admission> changed(Position since) {
        return sql.list(
                TOKEN + " from token join session own on own.id = token.session_id" + LAST
                        + " where token.changed_in >= ?::xid8",
                PostgresAdmissions::admission,
                since.value());
    }

    private List<Admission> all(Instant recently) {
        // By name: where LiveKit began anew, a further session goes on with the tokens of the one before.
        return sql.list(TOKEN + """
                from session open
                join session own on own.livekit_room = open.livekit_room
                join token on token.session_id = own.id
                """ + LAST + """
                where open.ended_at is null and (token.expires_at > ? or exists (
                  select 1 from connection
                  where connection.token_id = token.id and (left_at is null or left_at > ?)))
                """, PostgresAdmissions::admission, recently, recently);
    }

    private List<Exclusion> excluded(Instant now) {
        return sql.list(
                """
                select open.livekit_room, ban.identity, ban.expires_at
                from ban join session open on open.room_id = ban.room_id and open.ended_at is null
                where ban.expires_at is null or ban.expires_at > ?
                """,
                row -> new Exclusion(
                        room(row), new ParticipantIdentity(row.getString("identity")), Sql.instant(row, "expires_at")),
                now);
    }

    private static Admission admission(ResultSet row) throws SQLException {
        return new Admission(
                new TokenId(Sql.uuid(row, "id")),
                room(row),
                new ParticipantIdentity(row.getString("identity")),
                row.getBoolean("revoked"),
                uses(row));
    }

    private static @Nullable Uses uses(ResultSet row) throws SQLException {
        var most = row.getObject("max_uses", Integer.class);
        if (most == null) {
            return null;
        }
        var leftAt = Sql.instant(row, "left_at");
        var continuesUntil = leftAt == null
                ? null
                : Attendance.continuesUntil(leftAt, row.getString("reason")).orElse(null);
        return new Uses(most, row.getInt("join_count"), row.getBoolean("joined"), continuesUntil);
    }

    private static LiveKitRoomName room(ResultSet row) throws SQLException {
        return new LiveKitRoomName(row.getString("livekit_room"));
    }
}
