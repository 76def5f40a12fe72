package dev.rooms.postgres.access;

import dev.rooms.domain.access.Grant;
import dev.rooms.domain.access.LedgerToken;
import dev.rooms.domain.access.TokenFacts;
import dev.rooms.domain.access.TokenUse;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.room.SessionId;
import dev.rooms.domain.room.SessionLimits;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.ParticipantRole;
import dev.rooms.domain.shared.TokenId;
import dev.rooms.domain.shared.Version;
import dev.rooms.domain.template.PublishSource;
import dev.rooms.postgres.shared.Sql;
import dev.rooms.postgres.template.SettingsJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How tokens are written in their table; the signed text is not in it. */
final class TokenSql {
    static final String INSERT = """
            insert into token (id, room_id, session_id, identity, name, role, publish_sources, can_publish_data,
              can_subscribe, attributes, metadata, max_uses, max_participants, empty_timeout, departure_timeout,
              issued_by, issued_by_kind, issued_by_id, issued_at, expires_at, join_count, version)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0)
            """;

    private TokenSql() {}

    static @Nullable Object[] values(TokenFacts facts) {
        return new @Nullable Object[] {
            facts.id().value(),
            facts.room().value(),
            facts.session().value(),
            facts.identity().value(),
            facts.name(),
            facts.role(),
            facts.grant().publishSources().stream().sorted().map(Enum::name).collect(Collectors.joining(",")),
            facts.grant().canPublishData(),
            facts.grant().canSubscribe(),
            SettingsJson.texts(facts.attributes()).toString(),
            facts.metadata(),
            facts.maxUses(),
            facts.limits().maxParticipants(),
            facts.limits().emptyTimeout(),
            facts.limits().departureTimeout(),
            facts.issuedBy().name(),
            facts.issuedBy().kind(),
            facts.issuedBy().id(),
            facts.issuedAt(),
            facts.expiresAt()
        };
    }

    static LedgerToken read(ResultSet row) throws SQLException {
        var use = new TokenUse(
                Sql.instant(row, "first_joined_at"), Sql.instant(row, "last_seen_at"), row.getInt("join_count"));
        var version = new Version(row.getInt("version"));
        var revokedAt = Sql.instant(row, "revoked_at");
        return revokedAt == null
                ? new LedgerToken.Issued(facts(row), use, version)
                : new LedgerToken.Revoked(facts(row), use, version, revokedAt, Sql.actor(row, "revoked_by"));
    }

    private static TokenFacts facts(ResultSet row) throws SQLException {
        return new TokenFacts(
                new TokenId(Sql.uuid(row, "id")),
                new RoomId(Sql.uuid(row, "room_id")),
                new SessionId(Sql.uuid(row, "session_id")),
                new ParticipantIdentity(row.getString("identity")),
                row.getString("name"),
                ParticipantRole.valueOf(row.getString("role")),
                new Grant(
                        sources(row.getString("publish_sources")),
                        row.getBoolean("can_publish_data"),
                        row.getBoolean("can_subscribe")),
                SettingsJson.texts(row.getString("attributes")),
                row.getString("metadata"),
                row.getObject("max_uses", Integer.class),
                new SessionLimits(
                        row.getObject("max_participants", Integer.class),
                        row.getInt("empty_timeout"),
                        row.getInt("departure_timeout")),
                Sql.actor(row, "issued_by"),
                Objects.requireNonNull(Sql.instant(row, "issued_at")),
                Objects.requireNonNull(Sql.instant(row, "expires_at")));
    }

    private static Set<PublishSource> sources(String names) {
        return names.isEmpty()
                ? Set.of()
                : Arrays.stream(names.split(",", -1))
                        .map(PublishSource::valueOf)
                        .collect(Collectors.toSet());
    }
}
