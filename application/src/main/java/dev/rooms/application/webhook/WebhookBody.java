package dev.rooms.application.webhook;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The raw bytes of a webhook, since the signature is over them, and their SHA-256. */
public final class WebhookBody {
    private final byte[] bytes;
    private final byte[] sha256;

    /** @param sha256 of these bytes: the reader computes it while they arrive */
    public WebhookBody(byte[] bytes, byte[] sha256) {
        this.bytes = bytes;
        this.sha256 = sha256;
    }

    public static WebhookBody of(byte[] bytes) {
        return new WebhookBody(bytes, hash().digest(bytes));
    }

    /** A hash for who reads the bytes as they arrive. */
    public static MessageDigest hash() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public byte[] bytes() {
        return bytes;
    }

    public byte[] sha256() {
        return sha256;
    }
}
