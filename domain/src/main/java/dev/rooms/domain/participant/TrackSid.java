package dev.rooms.domain.participant;

/** LiveKit's name for one published track ({@code TR_}). */
public record TrackSid(String value) {}
