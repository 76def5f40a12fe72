package dev.rooms.livekit.history;

import dev.rooms.application.House;
import dev.rooms.domain.access.LedgerToken;
import dev.rooms.domain.access.TokenUse;
import dev.rooms.domain.participant.Attendance;
import dev.rooms.domain.participant.AttendanceId;
import dev.rooms.domain.participant.Connection;
import dev.rooms.domain.participant.Track;
import dev.rooms.domain.room.RoomEndReason;
import dev.rooms.domain.room.RoomStatus;
import dev.rooms.domain.room.Session;
import dev.rooms.domain.shared.TokenId;
import dev.rooms.domain.shared.Version;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that the ledger says, without what it keeps for itself: ids, versions and until when a session may last. */
record Snapshot(
        RoomStatus status,
        @Nullable RoomEndReason endReason,
        Set<Session> sessions,
        Set<Connection> connections,
        Set<Attendance> attendances,
        Set<Track> tracks,
        Map<TokenId, TokenUse> uses) {
    private static final AttendanceId NO_ID = new AttendanceId(new UUID(0, 0));

    static Snapshot of(Ledger ledger) {
        var sessions = ledger.sessions.list(ledger.room().id(), House.WHOLE).items();
        var connections = sessions.stream()
                .flatMap(session -> ledger.connections.of(session.id()).stream())
                .toList();
        return new Snapshot(
                ledger.room().status(),
                ledger.room().endReason(),
                sessions.stream().map(Snapshot::bare).collect(Collectors.toSet()),
                connections.stream().map(Snapshot::bare).collect(Collectors.toSet()),
                ledger.attendances().stream().map(Snapshot::bare).collect(Collectors.toSet()),
                Set.copyOf(ledger.tracks.of(
                        connections.stream().map(Connection::sid).collect(Collectors.toSet()))),
                ledger.tokens.list(ledger.room().id(), House.WHOLE).items().stream()
                        .collect(Collectors.toMap(LedgerToken::id, LedgerToken::use)));
    }

    private static Session bare(Session it) {
        return new Session(
                it.id(),
                it.room(),
                it.livekitRoom(),
                it.sid(),
                null,
                it.startedAt(),
                null,
                it.endedAt(),
                it.endReason(),
                Version.FIRST);
    }

    private static Connection bare(Connection it) {
        return new Connection(
                it.sid(),
                NO_ID,
                it.room(),
                it.session(),
                it.identity(),
                it.name(),
                it.kind(),
                it.token(),
                it.role(),
                it.joinedAt(),
                it.leftAt(),
                it.reason());
    }

    private static Attendance bare(Attendance it) {
        return new Attendance(
                NO_ID,
                it.room(),
                it.session(),
                it.identity(),
                it.name(),
                it.kind(),
                it.token(),
                it.role(),
                it.joinedAt(),
                it.leftAt(),
                it.reason(),
                it.connections(),
                it.uses());
    }

    /** What this says otherwise than that, if anything. */
    Optional<String> unlike(Snapshot right) {
        return Stream.of(
                        differ(right.status, status),
                        differ(right.endReason, endReason),
                        differ(right.sessions, sessions),
                        differ(right.connections, connections),
                        differ(right.attendances, attendances),
                        differ(right.tracks, tracks),
                        differ(right.uses.entrySet(), uses.entrySet()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> differ(@Nullable Object right, @Nullable Object found) {
        return Objects.equals(right, found) ? Optional.empty() : Optional.of(found + " instead of " + right);
    }

    private static <T> Optional<String> differ(Set<T> right, Set<T> found) {
        var wrong = found.stream().filter(each -> !right.contains(each)).toList();
        var missing = right.stream().filter(each -> !found.contains(each)).toList();
        return differ((Object) missing, wrong).filter(_ -> !right.equals(found));
    }
}
