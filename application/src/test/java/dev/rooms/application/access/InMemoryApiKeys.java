package dev.rooms.application.access;

import dev.rooms.application.shared.InMemoryTransactions.LostRace;
import dev.rooms.domain.access.ApiKey;
import dev.rooms.domain.access.ApiKeyId;
import dev.rooms.domain.shared.Page;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

public final class InMemoryApiKeys implements ApiKeys {
    private final TreeMap<UUID, ApiKey> keys = new TreeMap<>();

    @Override
    public synchronized Optional<ApiKey> find(ApiKeyId id) {
        return Optional.ofNullable(keys.get(id.value()));
    }

    @Override
    public synchronized Page<ApiKey> list(Page.Request page) {
        var items = keys.descendingMap().values().stream()
                .filter(key -> page.after() == null || key.id().value().compareTo(page.after()) < 0)
                .filter(key -> page.period().contains(key.createdAt()))
                .limit(page.limit() + 1L)
                .toList();
        return Page.cut(items, page, key -> key.id().value());
    }

    synchronized List<ApiKey> all() {
        return List.copyOf(keys.values());
    }

    @Override
    public synchronized void add(ApiKey key) {
        if (keys.putIfAbsent(key.id().value(), key) != null) {
            throw new LostRace("there is a key " + key.id());
        }
    }

    @Override
    public synchronized void save(ApiKey key) {
        keys.put(key.id().value(), key);
    }

    @Override
    public synchronized void used(ApiKeyId id, Instant now, Instant unlessSince) {
        keys.computeIfPresent(id.value(), (_, key) -> {
            var last = key.lastUsedAt();
            return last == null || last.isBefore(unlessSince) ? usedAt(key, now) : key;
        });
    }

    private static ApiKey usedAt(ApiKey key, @Nullable Instant time) {
        return new ApiKey(
                key.id(),
                key.name(),
                key.scopes(),
                key.secretHash(),
                key.createdBy(),
                key.createdAt(),
                key.expiresAt(),
                key.revokedAt(),
                key.revokedBy(),
                time);
    }
}
