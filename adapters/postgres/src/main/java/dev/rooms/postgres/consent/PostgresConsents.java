package dev.rooms.postgres.consent;

import dev.rooms.application.consent.Consents;
import dev.rooms.domain.consent.Consent;
import dev.rooms.domain.consent.ConsentDecision;
import dev.rooms.domain.consent.ConsentId;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.shared.Page;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.postgres.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PostgresConsents implements Consents {
    private final Sql sql;

    PostgresConsents(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void add(Consent consent) {
        sql.run(
                """
                insert into consent (id, room_id, identity, decision, text_version, locale, recorded_at,
                  recorded_by, recorded_by_kind, recorded_by_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                consent.id().value(),
                consent.room().value(),
                consent.identity().value(),
                consent.decision(),
                consent.textVersion(),
                consent.locale(),
                consent.recordedAt(),
                consent.recordedBy().name(),
                consent.recordedBy().kind(),
                consent.recordedBy().id());
    }

    @Override
    public List<Consent> of(RoomId room) {
        return sql.list(
                "select * from consent where room_id = ? order by number", PostgresConsents::consent, room.value());
    }

    @Override
    public List<Consent> all(Set<ConsentId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var wanted = ids.stream().map(ConsentId::value).toArray(UUID[]::new);
        return sql.list(
                "select * from consent where id = any(?) order by id", PostgresConsents::consent, (Object) wanted);
    }

    @Override
    public Page<Consent> list(RoomId room, @Nullable ParticipantIdentity identity, Page.Request page) {
        var who = identity == null ? null : identity.value();
        var found = sql.list(
                """
                select * from consent
                where room_id = ? and (?::text is null or identity = ?::text) and (?::uuid is null or id < ?::uuid)
                order by id desc limit ?
                """, PostgresConsents::consent, room.value(), who, who, page.after(), page.after(), page.limit() + 1);
        return Page.cut(found, page, consent -> consent.id().value());
    }

    private static Consent consent(ResultSet row) throws SQLException {
        return new Consent(
                new ConsentId(Sql.uuid(row, "id")),
                new RoomId(Sql.uuid(row, "room_id")),
                new ParticipantIdentity(row.getString("identity")),
                ConsentDecision.valueOf(row.getString("decision")),
                row.getString("text_version"),
                row.getString("locale"),
                Objects.requireNonNull(Sql.instant(row, "recorded_at")),
                Sql.actor(row, "recorded_by"));
    }
}
