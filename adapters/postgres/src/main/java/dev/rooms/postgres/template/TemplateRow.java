package dev.rooms.postgres.template;

import dev.rooms.domain.shared.Version;
import dev.rooms.domain.template.RoomTemplate;
import dev.rooms.domain.template.RoomType;
import dev.rooms.domain.template.TemplateId;
import dev.rooms.postgres.shared.Sql;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** A template without its drafts, which are kept by revision. */
@Entity
@Table(name = "template")
@NullUnmarked
class TemplateRow {
    @Id
    UUID id;

    @Enumerated(EnumType.STRING)
    @Column(name = "room_type", columnDefinition = "text")
    RoomType type;

    int revision;

    @Column(name = "is_default")
    boolean isDefault;

    boolean archived;
    boolean deleted;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    @jakarta.persistence.Version
    int version;

    static TemplateRow of(RoomTemplate template) {
        var row = new TemplateRow();
        row.id = template.id().value();
        row.type = template.type();
        row.createdAt = template.createdAt();
        row.become(template);
        return row;
    }

    static TemplateRow read(ResultSet result) throws SQLException {
        var row = new TemplateRow();
        row.id = Sql.uuid(result, "id");
        row.type = RoomType.valueOf(result.getString("room_type"));
        row.revision = result.getInt("revision");
        row.isDefault = result.getBoolean("is_default");
        row.archived = result.getBoolean("archived");
        row.deleted = result.getBoolean("deleted");
        row.createdAt = Sql.instant(result, "created_at");
        row.updatedAt = Sql.instant(result, "updated_at");
        row.version = result.getInt("version");
        return row;
    }

    void become(RoomTemplate template) {
        revision = template.revision();
        isDefault = template.isDefault();
        archived = template.archived();
        updatedAt = template.updatedAt();
    }

    RoomTemplate toTemplate(RoomTemplate.Draft draft) {
        return new RoomTemplate(
                new TemplateId(id),
                type,
                revision,
                draft,
                isDefault,
                archived,
                createdAt,
                updatedAt,
                new Version(version));
    }
}
