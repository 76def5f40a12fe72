package dev.rooms.application.access;

import dev.rooms.domain.access.ApiKey;
import dev.rooms.domain.access.ApiKeyId;
import dev.rooms.domain.shared.Page;
import java.util.Optional;

/** The keys that services call us with. */
public interface ApiKeys {
    Optional<ApiKey> find(ApiKeyId id);

    Page<ApiKey> list(Page.Request page);

    void add(ApiKey key);

    void save(ApiKey key);
}
