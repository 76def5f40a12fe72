package dev.rooms.application.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Opens what LiveKit sends. */
public interface LiveKitWebhooks {
    /**
     * @param authorization the header of that name, as sent
     * @throws WebhookRefused when LiveKit did not sign exactly these bytes, or not now
     * @throws WebhookUnreadable when it did and they are not JSON
     */
    SignedWebhook open(byte[] body, @Nullable String authorization);

    /** What a stored payload says. */
    WebhookEvent read(String payload, Instant receivedAt);
}
