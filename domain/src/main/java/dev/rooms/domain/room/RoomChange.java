package dev.rooms.domain.room;

import dev.rooms.domain.shared.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One line of a room's history. */
public record RoomChange(@Nullable RoomStatus from, RoomStatus to, String reason, Actor by, Instant at) {}
