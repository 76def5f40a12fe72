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
import dev.rooms.domain.template.PublishSource;
import dev.rooms.postgres.template.SettingsJson;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;

/** One line of the ledger; the signed text is not in it. */
@Entity
@Table(name = "token")
@NullUnmarked
class TokenRow {
    @Id
    UUID id;

    @Column(name = "room_id")
    UUID roomId;

    @Column(name = "session_id")
    UUID sessionId;

    String identity;
    String name;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "text")
    ParticipantRole role;

    @Column(name = "publish_sources")
    String publishSources;

    @Column(name = "can_publish_data")
    boolean canPublishData;

    @Column(name = "can_subscribe")
    boolean canSubscribe;

    @JdbcTypeCode(SqlTypes.JSON)
    String attributes;

    String metadata;

    @Column(name = "max_uses")
    Integer maxUses;

    @Column(name = "max_participants")
    Integer maxParticipants;

    @Column(name = "empty_timeout")
    int emptyTimeout;

    @Column(name = "departure_timeout")
    int departureTimeout;

    @Column(name = "issued_by")
    String issuedBy;

    @Column(name = "issued_at")
    Instant issuedAt;

    @Column(name = "expires_at")
    Instant expiresAt;

    @Column(name = "first_joined_at")
    Instant firstJoinedAt;

    @Column(name = "last_seen_at")
    Instant lastSeenAt;

    @Column(name = "join_count")
    int joinCount;

    @Column(name = "revoked_at")
    Instant revokedAt;

    @Column(name = "revoked_by")
    String revokedBy;

    @Version
    int version;

    static TokenRow of(LedgerToken token) {
        var facts = token.facts();
        var row = new TokenRow();
        row.id = facts.id().value();
        row.roomId = facts.room().value();
        row.sessionId = facts.session().value();
        row.identity = facts.identity().value();
        row.name = facts.name();
        row.role = facts.role();
        row.publishSources =
                facts.grant().publishSources().stream().sorted().map(Enum::name).collect(Collectors.joining(","));
        row.canPublishData = facts.grant().canPublishData();
        row.canSubscribe = facts.grant().canSubscribe();
        row.attributes = SettingsJson.texts(facts.attributes()).toString();
        row.metadata = facts.metadata();
        row.maxUses = facts.maxUses();
        row.maxParticipants = facts.limits().maxParticipants();
        row.emptyTimeout = facts.limits().emptyTimeout();
        row.departureTimeout = facts.limits().departureTimeout();
        row.issuedBy = facts.issuedBy();
        row.issuedAt = facts.issuedAt();
        row.expiresAt = facts.expiresAt();
        row.become(token);
        return row;
    }

    void become(LedgerToken token) {
        firstJoinedAt = token.use().firstJoinedAt();
        lastSeenAt = token.use().lastSeenAt();
        joinCount = token.use().joinCount();
        if (token instanceof LedgerToken.Revoked revoked) {
            revokedAt = revoked.revokedAt();
            revokedBy = revoked.revokedBy();
        }
    }

    LedgerToken toToken() {
        var use = new TokenUse(firstJoinedAt, lastSeenAt, joinCount);
        var at = new dev.rooms.domain.shared.Version(version);
        return revokedAt == null
                ? new LedgerToken.Issued(facts(), use, at)
                : new LedgerToken.Revoked(facts(), use, at, revokedAt, revokedBy);
    }

    private TokenFacts facts() {
        return new TokenFacts(
                new TokenId(id),
                new RoomId(roomId),
                new SessionId(sessionId),
                new ParticipantIdentity(identity),
                name,
                role,
                new Grant(sources(), canPublishData, canSubscribe),
                SettingsJson.texts(attributes),
                metadata,
                maxUses,
                new SessionLimits(maxParticipants, emptyTimeout, departureTimeout),
                issuedBy,
                issuedAt,
                expiresAt);
    }

    private Set<PublishSource> sources() {
        return publishSources.isEmpty()
                ? Set.of()
                : Arrays.stream(publishSources.split(","))
                        .map(PublishSource::valueOf)
                        .collect(Collectors.toSet());
    }
}
