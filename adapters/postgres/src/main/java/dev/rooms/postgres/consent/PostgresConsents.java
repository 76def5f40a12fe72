package dev.rooms.postgres.consent;

import dev.rooms.application.consent.Consents;
import dev.rooms.domain.consent.Consent;
import dev.rooms.domain.consent.ConsentDecision;
import dev.rooms.domain.consent.ConsentId;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.shared.Page;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.TokenId;
import dev.rooms.postgres.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PostgresConsents implements Consents {
    static final String LAST = "select * from consent where room_id = ? and identity = ? order by number desc limit 1";

    private static final String BEFORE =
            "number < coalesce((select number from consent where id = ?::uuid), 9223372036854775807)";

    static final String LAST_OF_ALL = """
            select said.* from unnest(?::text[]) as who (identity) cross join lateral (
              select * from consent where room_id = ? and identity = who.identity and %s
              order by number desc limit 1) as said
            order by said.number
            """.formatted(BEFORE);

    static final String LAST_OF_VERSION = """
            select said.* from unnest(?::text[]) as who (identity) cross join lateral (
              (select * from consent where room_id = ? and identity = who.identity and text_version = ?
                and decision = 'ACCEPTED' and %1$s order by number desc limit 1)
              union all
              (select * from consent where room_id = ? and identity = who.identity
                and decision <> 'ACCEPTED' and %1$s order by number desc limit 1)) as said
            order by said.number
            """.formatted(BEFORE);

    private final Sql sql;

    PostgresConsents(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void add(Consent consent, @Nullable TokenId token) {
        sql.run(
                """
                insert into consent (id, room_id, identity, decision, text_version, locale, recorded_at,
                  recorded_by, recorded_by_kind, recorded_by_id, token_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
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
                consent.recordedBy().id(),
                token == null ? null : token.value());
    }

    @Override
    public Optional<Consent> last(RoomId room, ParticipantIdentity identity) {
        return sql.find(LAST, PostgresConsents::consent, room.value(), identity.value());
    }

    @Override
    public List<Consent> deciding(
            RoomId room, Set<ParticipantIdentity> identities, @Nullable String version, @Nullable ConsentId before) {
        if (identities.isEmpty()) {
            return List.of();
        }
        var who = identities.stream().map(ParticipantIdentity::value).toArray(String[]::new);
        var limit = before == null ? null : before.value();
        // Of any version: what was said last decides alone.
        return version == null
                ? sql.list(LAST_OF_ALL, PostgresConsents::consent, who, room.value(), limit)
                : sql.list(
                        LAST_OF_VERSION,
                        PostgresConsents::consent,
                        who,
                        room.value(),
                        version,
                        limit,
                        room.value(),
                        limit);
    }

    @Override
    public List<Instant> decided(TokenId token, Instant after, int most) {
        return sql.list(
                """
                select recorded_at from consent
                where token_id = ? and decision <> 'WITHDRAWN' and recorded_at > ? order by recorded_at desc limit ?
                """, row -> Objects.requireNonNull(Sql.instant(row, "recorded_at")), token.value(), after, most);
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
        var found = identity == null
                ? sql.list(
                        "select * from consent where room_id = ? and (?::uuid is null or id < ?::uuid) order by id desc limit ?",
                        PostgresConsents::consent,
                        room.value(),
                        page.after(),
                        page.after(),
                        page.limit() + 1)
                : sql.list(
                        """
                        select * from consent
                        where room_id = ? and identity = ? and (?::uuid is null or id < ?::uuid)
                        order by id desc limit ?
                        """,
                        PostgresConsents::consent,
                        room.value(),
                        identity.value(),
                        page.after(),
                        page.after(),
                        page.limit() + 1);
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
