package dev.rooms.domain.room;

import org.jspecify.annotations.Nullable;

/** What LiveKit is told when the first who joins makes its room. Times in seconds. */
public record SessionLimits(@Nullable Integer maxParticipants, int emptyTimeout, int departureTimeout) {}
