package dev.rooms.application.webhook;

/**
 * The digest of its body that the header of a webhook carries.
 *
 * @param base64 the SHA-256 of the raw bytes, as LiveKit has signed it
 */
public record SignedDigest(String base64) {}
