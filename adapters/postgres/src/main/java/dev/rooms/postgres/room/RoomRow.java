package dev.rooms.postgres.room;

import dev.rooms.domain.room.BookingId;
import dev.rooms.domain.room.Room;
import dev.rooms.domain.room.RoomEndReason;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.room.RoomPlan;
import dev.rooms.domain.room.RoomStatus;
import dev.rooms.domain.room.ServiceSessionId;
import dev.rooms.domain.template.RoomType;
import dev.rooms.domain.template.TemplateId;
import dev.rooms.postgres.template.SettingsJson;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Table(name = "room")
@NullUnmarked
class RoomRow {
    @Id
    UUID id;

    String name;

    @Enumerated(EnumType.STRING)
    @Column(name = "room_type", columnDefinition = "text")
    RoomType type;

    @Column(name = "template_id")
    UUID templateId;

    @Column(name = "template_revision")
    int templateRevision;

    @Column(name = "booking_id")
    String bookingId;

    @Column(name = "service_session_id")
    String serviceSessionId;

    @Column(name = "starts_at")
    Instant startsAt;

    @Column(name = "ends_at")
    Instant endsAt;

    @JdbcTypeCode(SqlTypes.JSON)
    String settings;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "text")
    RoomStatus status;

    @Enumerated(EnumType.STRING)
    @Column(name = "end_reason", columnDefinition = "text")
    RoomEndReason endReason;

    boolean deleted;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    @Version
    int version;

    void become(Room room) {
        name = room.plan().name();
        startsAt = room.plan().startsAt();
        endsAt = room.plan().endsAt();
        settings = SettingsJson.write(room.plan().settings());
        status = room.status();
        endReason = room.endReason();
        deleted = room.deleted();
        updatedAt = room.updatedAt();
    }

    Room toRoom() {
        var plan = new RoomPlan(
                name,
                type,
                new TemplateId(templateId),
                templateRevision,
                bookingId == null ? null : new BookingId(bookingId),
                serviceSessionId == null ? null : new ServiceSessionId(serviceSessionId),
                startsAt,
                endsAt,
                SettingsJson.read(settings));
        return new Room(
                new RoomId(id),
                plan,
                status,
                endReason,
                deleted,
                createdAt,
                updatedAt,
                new dev.rooms.domain.shared.Version(version),
                List.of());
    }
}
