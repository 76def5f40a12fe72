package dev.rooms.application.access;

import dev.rooms.application.drift.Looks;
import dev.rooms.application.participant.Connections;
import dev.rooms.domain.participant.Connection;
import dev.rooms.domain.shared.TokenId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

public final class InMemoryPresences implements Presences {
    private final Connections connections;
    private final Looks looks;

    public InMemoryPresences(Connections connections, Looks looks) {
        this.connections = connections;
        this.looks = looks;
    }

    @Override
    public boolean has(TokenId token) {
        return open(token).findAny().isPresent();
    }

    @Override
    public Map<TokenId, Instant> lastSeen(Set<TokenId> tokens) {
        var seen = new HashMap<TokenId, Instant>();
        for (var token : tokens) {
            open(token)
                    .map(connection -> looks.last(connection.session()))
                    .flatMap(Optional::stream)
                    .max(Comparator.naturalOrder())
                    .ifPresent(time -> seen.put(token, time));
        }
        return seen;
    }

    private Stream<Connection> open(TokenId token) {
        return connections.of(token).stream().filter(connection -> connection.leftAt() == null);
    }
}
