package dev.rooms.postgres.access;

import dev.rooms.domain.access.ApiKey;
import dev.rooms.domain.access.ApiKeyId;
import dev.rooms.domain.shared.Actor;
import dev.rooms.domain.shared.ActorKind;
import dev.rooms.domain.shared.Scope;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Table(name = "api_key")
@NullUnmarked
class ApiKeyRow {
    @Id
    UUID id;

    String name;
    String scopes;

    @Column(name = "secret_hash")
    String secretHash;

    @Column(name = "created_by")
    String createdBy;

    @Column(name = "created_by_kind")
    @Enumerated(EnumType.STRING)
    ActorKind createdByKind;

    @Column(name = "created_by_id")
    String createdById;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "expires_at")
    Instant expiresAt;

    @Column(name = "revoked_at")
    Instant revokedAt;

    @Column(name = "revoked_by")
    String revokedBy;

    @Column(name = "revoked_by_kind")
    @Enumerated(EnumType.STRING)
    ActorKind revokedByKind;

    @Column(name = "revoked_by_id")
    String revokedById;

    /** Written by {@link PostgresApiKeys#used} alone. */
    @Column(name = "last_used_at", insertable = false, updatable = false)
    Instant lastUsedAt;

    static ApiKeyRow of(ApiKey key) {
        var row = new ApiKeyRow();
        row.id = key.id().value();
        row.name = key.name();
        row.scopes = key.scopes().stream().sorted().map(Enum::name).collect(Collectors.joining(","));
        row.secretHash = key.secretHash();
        row.createdBy = key.createdBy().name();
        row.createdByKind = key.createdBy().kind();
        row.createdById = key.createdBy().id();
        row.createdAt = key.createdAt();
        row.expiresAt = key.expiresAt();
        row.become(key);
        return row;
    }

    void become(ApiKey key) {
        revokedAt = key.revokedAt();
        var by = key.revokedBy();
        revokedBy = by == null ? null : by.name();
        revokedByKind = by == null ? null : by.kind();
        revokedById = by == null ? null : by.id();
    }

    ApiKey toKey() {
        return new ApiKey(
                new ApiKeyId(id),
                name,
                Arrays.stream(scopes.split(",")).map(Scope::valueOf).collect(Collectors.toSet()),
                secretHash,
                new Actor(createdByKind, createdById, createdBy),
                createdAt,
                expiresAt,
                revokedAt,
                revokedBy == null ? null : new Actor(revokedByKind, revokedById, revokedBy),
                lastUsedAt);
    }
}
