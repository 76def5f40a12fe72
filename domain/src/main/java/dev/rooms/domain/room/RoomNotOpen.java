package dev.rooms.domain.room;

import dev.rooms.domain.shared.Conflict;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** It is too early to enter the room. */
public final class RoomNotOpen extends Conflict {
    private static final long serialVersionUID = 1;

    private final Instant opensAt;
    private final Duration wait;

    public RoomNotOpen(RoomId id, Instant opensAt, Instant now) {
        super("room-not-open", "Room " + id.value() + " opens for this role at " + opensAt + ".");
        this.opensAt = opensAt;
        this.wait = Duration.between(now, opensAt);
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("opens_at", opensAt);
    }

    @Override
    public Optional<Duration> retryAfter() {
        return Optional.of(wait);
    }
}
