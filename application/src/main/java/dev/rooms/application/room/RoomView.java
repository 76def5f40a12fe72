package dev.rooms.application.room;

import dev.rooms.domain.room.EffectiveSettings;
import dev.rooms.domain.room.Room;
import dev.rooms.domain.room.RoomStatus;
import dev.rooms.domain.room.Session;
import dev.rooms.domain.template.RecordingPolicy;
import org.jspecify.annotations.Nullable;

/**
 * A room as callers see it: its status by the clock, its settings as they hold, and who is in it now.
 *
 * @param recording what its template says of recordings, which no room can change
 */
public record RoomView(
        Room room,
        RoomStatus status,
        EffectiveSettings settings,
        RecordingPolicy recording,
        @Nullable Session currentSession) {}
