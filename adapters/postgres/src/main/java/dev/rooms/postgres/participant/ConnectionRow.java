package dev.rooms.postgres.participant;

import dev.rooms.domain.participant.AttendanceId;
import dev.rooms.domain.participant.Connection;
import dev.rooms.domain.participant.ParticipantKind;
import dev.rooms.domain.participant.ParticipantSid;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.room.SessionId;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.ParticipantRole;
import dev.rooms.domain.shared.TokenId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Table(name = "connection")
@NullUnmarked
class ConnectionRow {
    @Id
    String sid;

    @Column(name = "attendance_id")
    UUID attendanceId;

    @Column(name = "room_id")
    UUID roomId;

    @Column(name = "session_id")
    UUID sessionId;

    String identity;
    String name;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "text")
    ParticipantKind kind;

    @Column(name = "token_id")
    UUID tokenId;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "text")
    ParticipantRole role;

    @Column(name = "joined_at")
    Instant joinedAt;

    @Column(name = "left_at")
    Instant leftAt;

    String reason;

    static ConnectionRow of(Connection connection) {
        var row = new ConnectionRow();
        row.sid = connection.sid().value();
        row.attendanceId = connection.id().value();
        row.roomId = connection.room().value();
        row.sessionId = connection.session().value();
        row.identity = connection.identity().value();
        row.name = connection.name();
        row.kind = connection.kind();
        row.tokenId = connection.token() == null ? null : connection.token().value();
        row.role = connection.role();
        row.become(connection);
        return row;
    }

    void become(Connection connection) {
        joinedAt = connection.joinedAt();
        leftAt = connection.leftAt();
        reason = connection.reason();
    }

    Connection toConnection() {
        return new Connection(
                new ParticipantSid(sid),
                new AttendanceId(attendanceId),
                new RoomId(roomId),
                new SessionId(sessionId),
                new ParticipantIdentity(identity),
                name,
                kind,
                tokenId == null ? null : new TokenId(tokenId),
                role,
                joinedAt,
                leftAt,
                reason);
    }
}
