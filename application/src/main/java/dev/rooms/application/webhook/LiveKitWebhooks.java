package dev.rooms.application.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Opens what LiveKit sends. */
public interface LiveKitWebhooks {
    /**
     * Looks at the header alone, before anything of the body is read.
     *
     * @param authorization the header of that name, as sent
     * @throws WebhookRefused when LiveKit did not sign it, or not now
     */
    SignedDigest verify(@Nullable String authorization);

    /**
     * @param signed what {@link #verify} has returned
     * @throws WebhookRefused when LiveKit has signed other bytes
     * @throws WebhookUnreadable when LiveKit has signed these bytes, but they are not JSON
     */
    SignedWebhook open(SignedDigest signed, WebhookBody body);

    /** What a stored payload says. */
    WebhookEvent read(String payload, Instant receivedAt);
}
