package dev.rooms.postgres.room;

import dev.rooms.domain.room.LiveKitRoomName;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.room.RoomSid;
import dev.rooms.domain.room.Session;
import dev.rooms.domain.room.SessionEndReason;
import dev.rooms.domain.room.SessionId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Table(name = "session")
@NullUnmarked
class SessionRow {
    @Id
    UUID id;

    @Column(name = "room_id")
    UUID roomId;

    @Column(name = "livekit_room")
    String livekitRoom;

    String sid;

    @Column(name = "bound_at")
    Instant boundAt;

    @Column(name = "started_at")
    Instant startedAt;

    @Column(name = "must_end_at")
    Instant mustEndAt;

    @Column(name = "ended_at")
    Instant endedAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "end_reason", columnDefinition = "text")
    SessionEndReason endReason;

    @Version
    int version;

    static SessionRow of(Session session) {
        var row = new SessionRow();
        row.id = session.id().value();
        row.roomId = session.room().value();
        row.livekitRoom = session.livekitRoom().value();
        row.become(session);
        return row;
    }

    void become(Session session) {
        sid = session.sid() == null ? null : session.sid().value();
        boundAt = session.boundAt();
        startedAt = session.startedAt();
        mustEndAt = session.mustEndAt();
        endedAt = session.endedAt();
        endReason = session.endReason();
    }

    Session toSession() {
        return new Session(
                new SessionId(id),
                new RoomId(roomId),
                new LiveKitRoomName(livekitRoom),
                sid == null ? null : new RoomSid(sid),
                boundAt,
                startedAt,
                mustEndAt,
                endedAt,
                endReason,
                new dev.rooms.domain.shared.Version(version));
    }
}
