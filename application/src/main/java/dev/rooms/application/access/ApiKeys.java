package dev.rooms.application.access;

import dev.rooms.domain.access.ApiKey;
import dev.rooms.domain.access.ApiKeyId;
import dev.rooms.domain.shared.Page;
import java.time.Instant;
import java.util.Optional;

/** The keys that services call us with. */
public interface ApiKeys {
    Optional<ApiKey> find(ApiKeyId id);

    Page<ApiKey> list(Page.Request page);

    void add(ApiKey key);

    void save(ApiKey key);

    /**
     * Stores a use, unless one is stored that is not older than this or another request stores one now. It is no change
     * of the key, and nobody waits for it.
     */
    void used(ApiKeyId id, Instant now, Instant unlessSince);
}
