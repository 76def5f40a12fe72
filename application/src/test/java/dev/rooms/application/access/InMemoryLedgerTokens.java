package dev.rooms.application.access;

import dev.rooms.application.shared.InMemoryTransactions.LostRace;
import dev.rooms.domain.access.LedgerToken;
import dev.rooms.domain.access.TokenFacts;
import dev.rooms.domain.access.TokenSelection;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.room.SessionId;
import dev.rooms.domain.shared.Actor;
import dev.rooms.domain.shared.Page;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.TokenId;
import dev.rooms.domain.shared.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

public final class InMemoryLedgerTokens implements LedgerTokens {
    private final TreeMap<UUID, LedgerToken> tokens = new TreeMap<>();

    @Override
    public Optional<LedgerToken> find(TokenId id) {
        return lock(id);
    }

    @Override
    public synchronized List<TokenFacts> revoke(RoomId room, TokenSelection selection, Actor by, Instant now) {
        return List.copyOf(tokens.values()).stream()
                .filter(LedgerToken.Issued.class::isInstance)
                .map(LedgerToken.Issued.class::cast)
                .filter(token -> token.facts().room().equals(room) && selection.has(token.facts()))
                .map(token -> save(token.revoked(by, now)).facts())
                .toList();
    }

    @Override
    public synchronized Set<ParticipantIdentity> holders(RoomId room, TokenSelection selection, Instant now) {
        return tokens.values().stream()
                .map(LedgerToken::facts)
                .filter(facts -> facts.room().equals(room)
                        && selection.has(facts)
                        && facts.expiresAt().isAfter(now))
                .map(TokenFacts::identity)
                .collect(Collectors.toSet());
    }

    @Override
    public synchronized Optional<LedgerToken> lock(TokenId id) {
        return Optional.ofNullable(tokens.get(id.value()));
    }

    @Override
    public synchronized Page<LedgerToken> list(RoomId room, Page.Request page) {
        var items = tokens.descendingMap().values().stream()
                .filter(token -> page.after() == null || token.id().value().compareTo(page.after()) < 0)
                .filter(token -> token.facts().room().equals(room))
                .filter(token -> page.period().contains(token.facts().issuedAt()))
                .limit(page.limit() + 1L)
                .toList();
        return Page.cut(items, page, token -> token.id().value());
    }

    @Override
    public synchronized List<LedgerToken> all(Set<TokenId> ids) {
        return tokens.values().stream()
                .filter(token -> ids.contains(token.id()))
                .toList();
    }

    synchronized List<LedgerToken> all() {
        return List.copyOf(tokens.values());
    }

    @Override
    public synchronized Set<SessionId> outlasting(Set<SessionId> sessions, Instant time) {
        return tokens.values().stream()
                .map(LedgerToken::facts)
                .filter(facts ->
                        sessions.contains(facts.session()) && facts.expiresAt().isAfter(time))
                .map(TokenFacts::session)
                .collect(Collectors.toSet());
    }

    @Override
    public synchronized void add(LedgerToken.Issued token) {
        if (tokens.putIfAbsent(token.id().value(), token) != null) {
            throw new LostRace("there is a token " + token.id());
        }
    }

    @Override
    public synchronized LedgerToken save(LedgerToken token) {
        if (!get(token.id()).version().equals(token.version())) {
            throw new LostRace("the token was changed");
        }
        var next = new Version(token.version().value() + 1);
        LedgerToken saved = switch (token) {
            case LedgerToken.Issued issued -> new LedgerToken.Issued(issued.facts(), issued.use(), next);
            case LedgerToken.Revoked revoked ->
                new LedgerToken.Revoked(revoked.facts(), revoked.use(), next, revoked.revokedAt(), revoked.revokedBy());
        };
        tokens.put(saved.id().value(), saved);
        return saved;
    }
}
