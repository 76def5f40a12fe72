package dev.rooms.domain.room;

/** LiveKit's name for one live occupancy ({@code RM_}); the only thing that tells two rooms of one name apart. */
public record RoomSid(String value) {}
