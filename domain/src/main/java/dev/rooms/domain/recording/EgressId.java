package dev.rooms.domain.recording;

/** LiveKit's name for one run of a recorder ({@code EG_}); the recorder is in the room under it as its identity. */
public record EgressId(String value) {}
