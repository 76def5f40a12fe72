package dev.rooms.domain.event;

import java.util.UUID;

/** Tells outgoing events apart: one that comes twice is one that was sent twice. */
public record EventId(UUID value) {}
