package dev.rooms.domain.room;

/** Which session of a service a room is for, in the words of that service. */
public record ServiceSessionId(String value) {}
