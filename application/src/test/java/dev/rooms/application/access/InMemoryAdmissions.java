package dev.rooms.application.access;

import dev.rooms.application.participant.InMemoryConnections;
import dev.rooms.application.room.InMemorySessions;
import dev.rooms.domain.access.LedgerToken;
import dev.rooms.domain.participant.Attendance;
import dev.rooms.domain.room.Session;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Sees the whole ledger at each look. */
public final class InMemoryAdmissions implements Admissions {
    private final InMemoryLedgerTokens tokens;
    private final InMemorySessions sessions;
    private final InMemoryBans bans;
    private final InMemoryConnections connections;

    public InMemoryAdmissions(
            InMemoryLedgerTokens tokens,
            InMemorySessions sessions,
            InMemoryBans bans,
            InMemoryConnections connections) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.bans = bans;
        this.connections = connections;
    }

    @Override
    public Look look(@Nullable Position since, Instant now) {
        var open = sessions.open();
        var names = open.stream().map(Session::livekitRoom).collect(Collectors.toSet());
        var admitted = tokens.all().stream()
                .filter(token -> matters(token, now.minus(AFTERLIFE)))
                .map(token -> new Admission(
                        token.id(),
                        sessions.get(token.facts().session()).livekitRoom(),
                        token.facts().identity(),
                        token instanceof LedgerToken.Revoked,
                        uses(token)))
                .filter(admission -> names.contains(admission.room()))
                .toList();
        var excluded = open.stream()
                .flatMap(session -> bans.of(session.room(), now).stream()
                        .map(ban -> new Exclusion(session.livekitRoom(), ban.identity(), ban.expiresAt())))
                .toList();
        return new Look(new Position("now"), true, names, admitted, excluded);
    }

    private @Nullable Uses uses(LedgerToken token) {
        if (token.facts().maxUses() == null) {
            return null;
        }
        var all = connections.of(token.id());
        var continuesUntil = all.stream()
                .filter(each -> each.leftAt() != null)
                .max(Comparator.comparing(each -> Objects.requireNonNull(each.leftAt())))
                .flatMap(last -> Attendance.continuesUntil(Objects.requireNonNull(last.leftAt()), last.reason()))
                .orElse(null);
        var joined = all.stream().anyMatch(each -> each.leftAt() == null);
        return new Uses(token.facts().maxUses(), token.use().joinCount(), joined, joined ? null : continuesUntil);
    }

    private boolean matters(LedgerToken token, Instant recently) {
        return token.facts().expiresAt().isAfter(recently)
                || connections.of(token.id()).stream()
                        .anyMatch(one -> one.leftAt() == null || one.leftAt().isAfter(recently));
    }
}
