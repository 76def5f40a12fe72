package dev.rooms.application.webhook;

import java.util.UUID;

public record InboxItemId(UUID value) {}
