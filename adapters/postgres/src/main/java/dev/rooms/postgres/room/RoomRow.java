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
import dev.rooms.postgres.shared.Sql;
import dev.rooms.postgres.template.SettingsJson;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.sql.ResultSet;
import java.sql.SQLException;
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

    /** Written by {@link PostgresRooms#follow} alone. */
    @Column(insertable = false, updatable = false)
    boolean followed;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    @Version
    int version;

    static RoomRow read(ResultSet result) throws SQLException {
        var row = new RoomRow();
        row.id = Sql.uuid(result, "id");
        row.name = result.getString("name");
        row.type = RoomType.valueOf(result.getString("room_type"));
        row.templateId = Sql.uuid(result, "template_id");
        row.templateRevision = result.getInt("template_revision");
        row.bookingId = result.getString("booking_id");
        row.serviceSessionId = result.getString("service_session_id");
        row.startsAt = Sql.instant(result, "starts_at");
        row.endsAt = Sql.instant(result, "ends_at");
        row.settings = result.getString("settings");
        row.status = RoomStatus.valueOf(result.getString("status"));
        var reason = result.getString("end_reason");
        row.endReason = reason == null ? null : RoomEndReason.valueOf(reason);
        row.deleted = result.getBoolean("deleted");
        row.createdAt = Sql.instant(result, "created_at");
        row.updatedAt = Sql.instant(result, "updated_at");
        row.version = result.getInt("version");
        return row;
    }

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
