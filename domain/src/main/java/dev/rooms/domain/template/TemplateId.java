package dev.rooms.domain.template;

import java.util.UUID;

public record TemplateId(UUID value) {}
