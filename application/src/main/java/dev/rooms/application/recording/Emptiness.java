package dev.rooms.application.recording;

import dev.rooms.application.participant.Connections;
import dev.rooms.domain.participant.Attendance;
import dev.rooms.domain.participant.Connection;
import dev.rooms.domain.room.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Knows since when nobody is in a recorded room any more. */
public final class Emptiness {
    /** Who comes back as soon was never away ({@link Attendance}). */
    private static final Duration GAP = Duration.ofSeconds(20);

    private final Connections connections;

    public Emptiness(Connections connections) {
        this.connections = connections;
    }

    /** When its recording has to stop for want of people; nothing while somebody is there. */
    Optional<Instant> stopAt(SessionId session) {
        var people = connections.of(session).stream()
                .filter(connection -> connection.kind().isPerson())
                .collect(Collectors.groupingBy(Connection::identity));
        var spells = people.values().stream()
                .map(Attendance::fold)
                .flatMap(List::stream)
                .toList();
        if (spells.stream().anyMatch(Attendance::isOpen)) {
            return Optional.empty();
        }
        return spells.stream().map(Emptiness::end).max(Comparator.naturalOrder());
    }

    private static Instant end(Attendance spell) {
        var left = Objects.requireNonNull(spell.leftAt());
        return spell.isMeantToEnd() ? left : left.plus(GAP);
    }
}
