package dev.rooms.postgres.access;

import dev.rooms.application.access.Bans;
import dev.rooms.domain.access.Ban;
import dev.rooms.domain.access.BanId;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.shared.Page;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.postgres.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

@ApplicationScoped
class PostgresBans implements Bans {
    private final Sql sql;

    PostgresBans(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Ban> find(RoomId room, ParticipantIdentity identity, Instant now) {
        return sql.find(
                "select * from ban where room_id = ? and identity = ? and (expires_at is null or expires_at > ?)",
                PostgresBans::ban,
                room.value(),
                identity.value(),
                now);
    }

    @Override
    public Set<ParticipantIdentity> banned(RoomId room, Set<ParticipantIdentity> identities, Instant now) {
        return Set.copyOf(sql.list(
                """
                select identity from ban
                where room_id = ? and identity = any(?) and (expires_at is null or expires_at > ?)
                """,
                row -> new ParticipantIdentity(row.getString("identity")),
                room.value(),
                identities.stream().map(ParticipantIdentity::value).toArray(String[]::new),
                now));
    }

    @Override
    public Page<Ban> list(RoomId room, Page.Request page, Instant now) {
        var found = sql.list("""
                select * from ban where room_id = ? and (expires_at is null or expires_at > ?)
                  and (?::uuid is null or id < ?::uuid) order by id desc limit ?
                """, PostgresBans::ban, room.value(), now, page.after(), page.after(), page.limit() + 1);
        return Page.cut(found, page, ban -> ban.id().value());
    }

    @Override
    public void put(Ban ban) {
        sql.run(
                """
                insert into ban (id, room_id, identity, banned_by, banned_by_kind, banned_by_id, banned_at, expires_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (room_id, identity) do update set id = excluded.id, banned_by = excluded.banned_by,
                  banned_by_kind = excluded.banned_by_kind, banned_by_id = excluded.banned_by_id,
                  banned_at = excluded.banned_at, expires_at = excluded.expires_at
                """,
                ban.id().value(),
                ban.room().value(),
                ban.identity().value(),
                ban.bannedBy().name(),
                ban.bannedBy().kind(),
                ban.bannedBy().id(),
                ban.bannedAt(),
                ban.expiresAt());
    }

    @Override
    public boolean remove(RoomId room, ParticipantIdentity identity) {
        return sql.run("delete from ban where room_id = ? and identity = ?", room.value(), identity.value()) > 0;
    }

    private static Ban ban(ResultSet row) throws SQLException {
        return new Ban(
                new BanId(Sql.uuid(row, "id")),
                new RoomId(Sql.uuid(row, "room_id")),
                new ParticipantIdentity(row.getString("identity")),
                Sql.actor(row, "banned_by"),
                Objects.requireNonNull(Sql.instant(row, "banned_at")),
                Sql.instant(row, "expires_at"));
    }
}
