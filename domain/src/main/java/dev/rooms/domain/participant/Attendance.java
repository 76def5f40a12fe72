package dev.rooms.domain.participant;

import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.room.SessionId;
import dev.rooms.domain.shared.ParticipantIdentity;
import dev.rooms.domain.shared.ParticipantRole;
import dev.rooms.domain.shared.TokenId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One join-to-leave spell of an identity in a session: the fold of its connections, with short gaps counted as present. */
public record Attendance(
        AttendanceId id,
        RoomId room,
        SessionId session,
        ParticipantIdentity identity,
        @Nullable String name,
        ParticipantKind kind,
        @Nullable TokenId token,
        @Nullable ParticipantRole role,
        Instant joinedAt,
        @Nullable Instant leftAt,
        @Nullable String reason,
        List<ParticipantSid> connections,
        List<TokenId> uses) {
    private static final Duration GAP = Duration.ofSeconds(20);
    /** Who left like this meant it; coming back is coming again. */
    private static final Set<String> MEANT = Set.of("CLIENT_INITIATED", "PARTICIPANT_REMOVED", "ROOM_DELETED");

    public Attendance {
        connections = List.copyOf(connections);
        uses = List.copyOf(uses);
    }

    /**
     * Folds what is known of one identity in one session. The order of the news does not matter: only their times do.
     */
    public static List<Attendance> fold(Collection<Connection> connections) {
        var sorted = connections.stream()
                .sorted(Comparator.comparing(Connection::joinedAt)
                        .thenComparing(connection -> connection.sid().value()))
                .toList();
        var spells = new ArrayList<Attendance>();
        for (var connection : sorted) {
            if (!spells.isEmpty() && spells.getLast().isContinuedBy(connection)) {
                spells.add(spells.removeLast().with(connection));
            } else {
                spells.add(begin(connection));
            }
        }
        return List.copyOf(spells);
    }

    private static Attendance begin(Connection first) {
        return new Attendance(
                first.id(),
                first.room(),
                first.session(),
                first.identity(),
                first.name(),
                first.kind(),
                first.token(),
                first.role(),
                first.joinedAt(),
                first.leftAt(),
                first.reason(),
                List.of(first.sid()),
                first.token() == null ? List.of() : List.of(first.token()));
    }

    private boolean isContinuedBy(Connection next) {
        if (leftAt == null || next.joinedAt().isBefore(leftAt)) {
            return true;
        }
        return continuesUntil(leftAt, reason)
                .filter(end -> !next.joinedAt().isAfter(end))
                .isPresent();
    }

    private Attendance with(Connection next) {
        var sids = new ArrayList<>(connections);
        sids.add(next.sid());
        var used = new ArrayList<>(uses);
        if (next.token() != null && !next.token().equals(token)) {
            used.add(next.token());
        }
        var open = leftAt == null || next.leftAt() == null;
        var nextIsLast =
                leftAt == null || next.leftAt() == null || !next.leftAt().isBefore(leftAt);
        return new Attendance(
                id,
                room,
                session,
                identity,
                next.name() == null ? name : next.name(),
                kind,
                next.token() == null ? token : next.token(),
                next.role() == null ? role : next.role(),
                joinedAt,
                open ? null : nextIsLast ? next.leftAt() : leftAt,
                open ? null : nextIsLast ? next.reason() : reason,
                sids,
                used);
    }

    /**
     * A join until this time continues the attendance; empty when the next join begins a new attendance.
     *
     * @param reason of the leave, in LiveKit's words
     */
    public static Optional<Instant> continuesUntil(Instant leftAt, @Nullable String reason) {
        return reason != null && MEANT.contains(reason) ? Optional.empty() : Optional.of(leftAt.plus(GAP));
    }

    /** Over, and by somebody's will. */
    public boolean isMeantToEnd() {
        return leftAt != null && continuesUntil(leftAt, reason).isEmpty();
    }

    public boolean isOpen() {
        return leftAt == null;
    }

    public Duration duration(Instant now) {
        var end = leftAt == null ? now : leftAt;
        return end.isBefore(joinedAt) ? Duration.ZERO : Duration.between(joinedAt, end);
    }
}
