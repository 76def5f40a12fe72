package dev.rooms.application.access;

import dev.rooms.domain.access.ApiKeyId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** The text of an API key: {@code rk_<id>_<secret>}, its secret 256 random bits. */
record KeySecret(ApiKeyId id, String text) {
    private static final String PREFIX = "rk_";
    private static final int BYTES = 32;

    static KeySecret draw(ApiKeyId id, RandomGenerator random) {
        var secret = new byte[BYTES];
        random.nextBytes(secret);
        return new KeySecret(id, PREFIX + id.value() + "_" + HexFormat.of().formatHex(secret));
    }

    /** @return nothing when this cannot be one of our keys */
    static Optional<KeySecret> read(String text) {
        var end = text.indexOf('_', PREFIX.length());
        if (!text.startsWith(PREFIX) || end < 0) {
            return Optional.empty();
        }
        try {
            var id = UUID.fromString(text.substring(PREFIX.length(), end));
            return Optional.of(new KeySecret(new ApiKeyId(id), text));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    String hash() {
        return hash(text);
    }

    static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static boolean same(String hash, String other) {
        return MessageDigest.isEqual(
                hash.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return "KeySecret[" + id.value() + "]";
    }
}
