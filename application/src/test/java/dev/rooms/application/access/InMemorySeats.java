package dev.rooms.application.access;

import dev.rooms.application.participant.InMemoryConnections;
import dev.rooms.application.room.InMemorySessions;
import dev.rooms.domain.access.LedgerToken;
import dev.rooms.domain.access.Seating;
import dev.rooms.domain.access.Seating.Seat;
import dev.rooms.domain.access.TokenFacts;
import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.room.Session;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Sees the whole ledger; its transactions run one after the other, so that it needs no lock. */
public final class InMemorySeats implements Seats {
    private final InMemoryLedgerTokens tokens;
    private final InMemorySessions sessions;
    private final InMemoryConnections connections;

    public InMemorySeats(InMemoryLedgerTokens tokens, InMemorySessions sessions, InMemoryConnections connections) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.connections = connections;
    }

    @Override
    public Seating take(RoomId room, Instant now) {
        return sessions.findOpen(room)
                .map(session -> new Seating(
                        Stream.concat(people(session), reserved(session, now)).toList()))
                .orElse(new Seating(List.of()));
    }

    private Stream<Seat> people(Session session) {
        return connections.open(session.id()).stream()
                .filter(connection -> connection.kind().isPerson())
                .map(connection -> new Seat(connection.identity(), null));
    }

    private Stream<Seat> reserved(Session session, Instant now) {
        return tokens.all().stream()
                .filter(LedgerToken.Issued.class::isInstance)
                .filter(token -> token.use().joinCount() == 0)
                .map(LedgerToken::facts)
                .filter(facts -> sessions.get(facts.session()).livekitRoom().equals(session.livekitRoom()))
                .map(facts -> new Seat(facts.identity(), end(facts)))
                .filter(seat ->
                        seat.reservedUntil() != null && seat.reservedUntil().isAfter(now));
    }

    private static Instant end(TokenFacts facts) {
        var end = facts.issuedAt().plus(Seating.RESERVED);
        return end.isBefore(facts.expiresAt()) ? end : facts.expiresAt();
    }
}
