package dev.rooms.domain.room;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One line of a room's history. */
public record RoomChange(@Nullable RoomStatus from, RoomStatus to, String reason, String actor, Instant at) {}
