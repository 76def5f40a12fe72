package dev.rooms.application.webhook;

import dev.rooms.application.participant.Connections;
import dev.rooms.domain.access.TokenUse;
import dev.rooms.domain.participant.Attendance;
import dev.rooms.domain.participant.Connection;
import dev.rooms.domain.room.SessionId;
import dev.rooms.domain.shared.TokenId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Tells from the connections what became of a token. A re-join that continues an attendance is no further use. */
final class FoldTokenUse {
    private final Connections connections;

    FoldTokenUse(Connections connections) {
        this.connections = connections;
    }

    TokenUse of(TokenId token) {
        var with = connections.of(token);
        var sessions = with.stream().collect(Collectors.groupingBy(Connection::session));
        var joins = sessions.entrySet().stream()
                .mapToLong(session -> joins(token, session.getKey(), session.getValue()))
                .sum();
        var first = with.stream().map(Connection::joinedAt).min(Comparator.naturalOrder());
        var last = with.stream().map(FoldTokenUse::lastSeen).max(Comparator.naturalOrder());
        return new TokenUse(first.orElse(null), last.orElse(null), (int) joins);
    }

    private long joins(TokenId token, SessionId session, List<Connection> with) {
        // All of them, because somebody may have come back with another token in between.
        var all = connections.of(session, with.getFirst().identity());
        return Attendance.fold(all).stream()
                .flatMap(attendance -> attendance.uses().stream())
                .filter(token::equals)
                .count();
    }

    private static Instant lastSeen(Connection connection) {
        var left = connection.leftAt();
        return left == null ? connection.joinedAt() : left;
    }
}
