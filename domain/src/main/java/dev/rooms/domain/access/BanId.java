package dev.rooms.domain.access;

import java.util.UUID;

public record BanId(UUID value) {}
