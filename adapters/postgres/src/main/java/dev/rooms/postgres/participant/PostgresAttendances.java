package dev.rooms.postgres.participant;

import dev.rooms.application.participant.Attendances;
import dev.rooms.domain.participant.Attendance;
import dev.rooms.domain.participant.AttendanceId;
import dev.rooms.domain.participant.Occupancy;
import dev.rooms.domain.participant.ParticipantKind;
import dev.rooms.domain.participant.ParticipantSid;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.room.SessionId;
import dev.rooms.domain.shared.Page;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.ParticipantRole;
import dev.rooms.domain.shared.TokenId;
import dev.rooms.postgres.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

@ApplicationScoped
class PostgresAttendances implements Attendances {
    private final Sql sql;

    PostgresAttendances(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void replace(SessionId session, ParticipantIdentity identity, List<Attendance> attendances) {
        sql.run("delete from attendance where session_id = ? and identity = ?", session.value(), identity.value());
        attendances.forEach(this::insert);
    }

    private void insert(Attendance attendance) {
        sql.run(
                """
                insert into attendance (id, room_id, session_id, identity, name, kind, token_id, role, joined_at, left_at,
                  reason, connections, uses)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                attendance.id().value(),
                attendance.room().value(),
                attendance.session().value(),
                attendance.identity().value(),
                attendance.name(),
                attendance.kind(),
                attendance.token() == null ? null : attendance.token().value(),
                attendance.role(),
                attendance.joinedAt(),
                attendance.leftAt(),
                attendance.reason(),
                attendance.connections().stream().map(ParticipantSid::value).toArray(String[]::new),
                attendance.uses().stream().map(TokenId::value).toArray(UUID[]::new));
    }

    @Override
    public Page<Attendance> list(RoomId room, Filter filter, Page.Request page) {
        var identity = filter.identity() == null ? null : filter.identity().value();
        var session = filter.session() == null ? null : filter.session().value();
        var found = sql.list(
                """
                select * from attendance
                where room_id = ?
                  and (?::boolean is null or (left_at is null) = ?::boolean)
                  and (?::text is null or identity = ?::text)
                  and (?::uuid is null or session_id = ?::uuid)
                  and (?::uuid is null or id < ?::uuid)
                  and (?::timestamptz is null or joined_at > ?::timestamptz)
                  and (?::timestamptz is null or joined_at < ?::timestamptz)
                order by id desc limit ?
                """,
                PostgresAttendances::attendance,
                room.value(),
                filter.open(),
                filter.open(),
                identity,
                identity,
                session,
                session,
                page.after(),
                page.after(),
                page.period().after(),
                page.period().after(),
                page.period().before(),
                page.period().before(),
                page.limit() + 1);
        return Page.cut(found, page, attendance -> attendance.id().value());
    }

    @Override
    public Map<SessionId, Occupancy> occupancy(Set<SessionId> sessions) {
        var ids = sessions.stream().map(SessionId::value).toArray(UUID[]::new);
        return sql
                .list("select * from attendance where session_id = any(?)", PostgresAttendances::attendance, (Object)
                        ids)
                .stream()
                .collect(Collectors.groupingBy(
                        Attendance::session, Collectors.collectingAndThen(Collectors.toList(), Occupancy::of)));
    }

    private static Attendance attendance(ResultSet row) throws SQLException {
        var token = row.getObject("token_id", UUID.class);
        var role = row.getString("role");
        return new Attendance(
                new AttendanceId(Sql.uuid(row, "id")),
                new RoomId(Sql.uuid(row, "room_id")),
                new SessionId(Sql.uuid(row, "session_id")),
                new ParticipantIdentity(row.getString("identity")),
                row.getString("name"),
                ParticipantKind.valueOf(row.getString("kind")),
                token == null ? null : new TokenId(token),
                role == null ? null : ParticipantRole.valueOf(role),
                Objects.requireNonNull(Sql.instant(row, "joined_at")),
                Sql.instant(row, "left_at"),
                row.getString("reason"),
                Arrays.stream((String[]) row.getArray("connections").getArray())
                        .map(ParticipantSid::new)
                        .toList(),
                Arrays.stream((UUID[]) row.getArray("uses").getArray())
                        .map(TokenId::new)
                        .toList());
    }
}
