package dev.rooms.postgres.access;

import dev.rooms.domain.access.ApiKey;
import dev.rooms.domain.access.ApiKeyId;
import dev.rooms.domain.shared.Scope;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
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

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "expires_at")
    Instant expiresAt;

    @Column(name = "revoked_at")
    Instant revokedAt;

    @Column(name = "revoked_by")
    String revokedBy;

    static ApiKeyRow of(ApiKey key) {
        var row = new ApiKeyRow();
        row.id = key.id().value();
        row.name = key.name();
        row.scopes = key.scopes().stream().sorted().map(Enum::name).collect(Collectors.joining(","));
        row.secretHash = key.secretHash();
        row.createdBy = key.createdBy();
        row.createdAt = key.createdAt();
        row.expiresAt = key.expiresAt();
        row.become(key);
        return row;
    }

    void become(ApiKey key) {
        revokedAt = key.revokedAt();
        revokedBy = key.revokedBy();
    }

    ApiKey toKey() {
        return new ApiKey(
                new ApiKeyId(id),
                name,
                Arrays.stream(scopes.split(",")).map(Scope::valueOf).collect(Collectors.toSet()),
                secretHash,
                createdBy,
                createdAt,
                expiresAt,
                revokedAt,
                revokedBy);
    }
}
