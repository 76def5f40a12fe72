package dev.rooms.application.access;

import dev.rooms.domain.access.ApiKey;
import dev.rooms.domain.access.LedgerToken;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** Remembers everything that it gave. */
public final class InMemoryExpiries implements Expiries {
    private final InMemoryLedgerTokens tokens;
    private final InMemoryApiKeys keys;
    private final Set<UUID> given = new HashSet<>();

    public InMemoryExpiries(InMemoryLedgerTokens tokens, InMemoryApiKeys keys) {
        this.tokens = tokens;
        this.keys = keys;
    }

    @Override
    public List<LedgerToken> tokens(Instant until, int limit) {
        var told = tokens.all().stream()
                .filter(token -> !(token instanceof LedgerToken.Revoked revoked)
                        || !revoked.revokedAt().isBefore(token.facts().expiresAt()));
        return take(
                told, token -> token.facts().expiresAt(), token -> token.id().value(), until, limit);
    }

    @Override
    public List<ExpiredKey> keys(Instant until, int limit) {
        var told = keys.all().stream()
                .filter(key -> key.revokedAt() == null || !key.revokedAt().isBefore(key.expiresAt()));
        return take(told, ApiKey::expiresAt, key -> key.id().value(), until, limit).stream()
                .map(key -> new ExpiredKey(key.id(), key.name(), key.expiresAt()))
                .toList();
    }

    private synchronized <T> List<T> take(
            Stream<T> all, Function<T, Instant> end, Function<T, UUID> id, Instant until, int limit) {
        var taken = all.filter(each -> !end.apply(each).isAfter(until) && !given.contains(id.apply(each)))
                .sorted(Comparator.comparing(end)
                        .thenComparing(each -> id.apply(each).toString()))
                .limit(limit)
                .toList();
        taken.forEach(each -> given.add(id.apply(each)));
        return taken;
    }
}
