package dev.rooms.domain.room;

import java.util.UUID;

public record SessionId(UUID value) {}
