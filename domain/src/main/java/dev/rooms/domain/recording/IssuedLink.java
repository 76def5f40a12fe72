package dev.rooms.domain.recording;

import java.time.Instant;

/**
 * That somebody was given links to the file of a recording; the links themselves are not kept.
 *
 * @param caller tells callers apart, of whom several may have the same name
 * @param at when they were given the first
 * @param expiresAt when the last of them ends
 * @param times how many they were given
 */
public record IssuedLink(RecordingId recording, String caller, String by, Instant at, Instant expiresAt, int times) {}
