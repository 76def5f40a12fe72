package dev.rooms.domain.recording;

import dev.rooms.domain.shared.Actor;
import java.time.Instant;

/**
 * The links to the file of a recording that an actor was given; the links themselves are not kept.
 *
 * @param at the time of the first link
 * @param expiresAt the end of the link that is valid longest
 * @param times the number of links
 */
public record IssuedLink(RecordingId recording, Actor by, Instant at, Instant expiresAt, int times) {}
