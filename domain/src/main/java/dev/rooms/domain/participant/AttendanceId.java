package dev.rooms.domain.participant;

import java.util.UUID;

public record AttendanceId(UUID value) {}
