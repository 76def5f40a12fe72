package dev.rooms.domain.recording;

import dev.rooms.domain.shared.Actor;
import java.time.Instant;

/**
 * The links to the file of a recording that an actor was given; the links themselves are not kept.
 *
 * @param at when they were given the first
 * @param expiresAt when the last of them ends
 * @param times how many they were given
 */
public record IssuedLink(RecordingId recording, Actor by, Instant at, Instant expiresAt, int times) {}
