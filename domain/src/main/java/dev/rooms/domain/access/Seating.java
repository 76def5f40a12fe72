package dev.rooms.domain.access;

import dev.rooms.domain.room.RoomId;
import dev.rooms.domain.shared.ParticipantIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The taken seats of a room with a limit on its participants. A seat is an identity: a person in the room has one, and so
 * has the holder of a young token that was not used yet.
 */
public record Seating(List<Seat> taken) {
    /** An unused token keeps a seat for this time. */
    public static final Duration RESERVED = Duration.ofMinutes(2);

    /** People stay as long as they like, so that nobody knows when a seat of theirs is free. */
    private static final Duration UNKNOWN = Duration.ofSeconds(30);

    /** @param reservedUntil null: a person is in the room */
    public record Seat(
            ParticipantIdentity identity, @Nullable Instant reservedUntil) {}

    public Seating {
        taken = List.copyOf(taken);
    }

    /** @throws RoomFull when others have all seats */
    public void mustHaveSeatFor(ParticipantIdentity identity, RoomId room, int maxParticipants, Instant now) {
        var seated = taken.stream().map(Seat::identity).distinct().toList();
        if (seated.size() >= maxParticipants && !seated.contains(identity)) {
            throw new RoomFull(room, maxParticipants, retryAfter(now));
        }
    }

    /** The time until the oldest reservation ends. Reservations of people who are in the room do not count. */
    private Duration retryAfter(Instant now) {
        var present = taken.stream()
                .filter(seat -> seat.reservedUntil() == null)
                .map(Seat::identity)
                .collect(Collectors.toSet());
        return taken.stream()
                .filter(seat -> !present.contains(seat.identity()))
                .map(Seat::reservedUntil)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .min(Comparator.naturalOrder())
                .map(end -> Duration.between(now, end))
                .orElse(UNKNOWN);
    }
}
