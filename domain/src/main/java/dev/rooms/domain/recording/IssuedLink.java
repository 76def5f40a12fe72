package dev.rooms.domain.recording;

import dev.rooms.domain.shared.Actor;
import java.time.Instant;

/** That somebody was given a link to the file of a recording; the link itself is not kept. */
public record IssuedLink(RecordingId recording, Actor by, Instant at, Instant expiresAt) {}
