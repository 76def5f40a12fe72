package dev.rooms.domain.recording;

import java.time.Instant;

/** That somebody was given a link to the file of a recording; the link itself is not kept. */
public record IssuedLink(RecordingId recording, String by, Instant at, Instant expiresAt) {}
