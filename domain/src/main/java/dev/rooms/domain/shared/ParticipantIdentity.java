package dev.rooms.domain.shared;

/** Who a participant is inside a room; LiveKit lets each identity in once. */
public record ParticipantIdentity(String value) {}
