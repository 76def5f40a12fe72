package dev.rooms.application.shared;

import java.util.UUID;

/** Draws ids that nobody else has and that sort by the time they were drawn (UUIDv7, RFC 9562). */
public interface Ids {
    UUID next();
}
