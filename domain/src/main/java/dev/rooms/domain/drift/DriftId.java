package dev.rooms.domain.drift;

import java.util.UUID;

public record DriftId(UUID value) {}
