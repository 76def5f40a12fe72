package dev.rooms.domain.consent;

import java.util.UUID;

public record ConsentId(UUID value) {}
