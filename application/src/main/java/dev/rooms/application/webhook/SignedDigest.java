package dev.rooms.application.webhook;

/**
 * What the header of a webhook promises of its body.
 *
 * @param base64 the SHA-256 of the raw bytes, as LiveKit has signed it
 */
public record SignedDigest(String base64) {}
