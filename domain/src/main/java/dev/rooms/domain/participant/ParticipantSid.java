package dev.rooms.domain.participant;

/** LiveKit's name for one connection of a participant ({@code PA_}). */
public record ParticipantSid(String value) {}
