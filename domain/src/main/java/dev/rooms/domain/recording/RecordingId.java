package dev.rooms.domain.recording;

import java.util.UUID;

public record RecordingId(UUID value) {}
