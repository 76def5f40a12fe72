package dev.rooms.postgres.drift;

import dev.rooms.application.drift.Drifts;
import dev.rooms.domain.drift.Drift;
import dev.rooms.domain.drift.DriftId;
import dev.rooms.domain.drift.DriftKind;
import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.room.SessionId;
import dev.rooms.domain.shared.Page;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.postgres.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class PostgresDrifts implements Drifts {
    private final Sql sql;

    PostgresDrifts(Sql sql) {
        this.sql = sql;
    }

    @Override
    public boolean add(Drift drift) {
        return sql.run(
                        """
                insert into drift (id, kind, subject, livekit_room, room_id, session_id, identity, found_at)
                values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (kind, subject) do nothing
                """,
                        drift.id().value(),
                        drift.kind(),
                        drift.subject(),
                        drift.livekitRoom().value(),
                        drift.room() == null ? null : drift.room().value(),
                        drift.session() == null ? null : drift.session().value(),
                        drift.identity() == null ? null : drift.identity().value(),
                        drift.at())
                > 0;
    }

    @Override
    public void forget(Instant before) {
        sql.run("delete from drift where found_at < ?", before);
    }

    @Override
    public Page<Drift> list(Filter filter, Page.Request page) {
        var room = filter.room() == null ? null : filter.room().value();
        var found = sql.list(
                """
                select * from drift
                where (?::text is null or kind = ?)
                  and (?::uuid is null or room_id = ?::uuid)
                  and (?::uuid is null or id < ?::uuid)
                order by id desc limit ?
                """,
                PostgresDrifts::drift,
                filter.kind(),
                filter.kind(),
                room,
                room,
                page.after(),
                page.after(),
                page.limit() + 1);
        return Page.cut(found, page, drift -> drift.id().value());
    }

    private static Drift drift(ResultSet row) throws SQLException {
        return new Drift(
                new DriftId(Sql.uuid(row, "id")),
                DriftKind.valueOf(row.getString("kind")),
                row.getString("subject"),
                new LiveKitRoomName(row.getString("livekit_room")),
                id(row, "room_id").map(RoomId::new).orElse(null),
                id(row, "session_id").map(SessionId::new).orElse(null),
                Optional.ofNullable(row.getString("identity"))
                        .map(ParticipantIdentity::new)
                        .orElse(null),
                Objects.requireNonNull(Sql.instant(row, "found_at")));
    }

    private static Optional<UUID> id(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, UUID.class));
    }
}
