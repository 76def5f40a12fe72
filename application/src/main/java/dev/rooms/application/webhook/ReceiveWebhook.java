package dev.rooms.application.webhook;

import dev.rooms.application.shared.Signal;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Accepts a webhook: verified and stored, so that LiveKit may forget it. It is applied afterwards. */
public final class ReceiveWebhook {
    private final LiveKitWebhooks webhooks;
    private final WebhookLog log;
    private final Signal signal;
    private final InstantSource clock;

    public ReceiveWebhook(LiveKitWebhooks webhooks, WebhookLog log, Signal signal, InstantSource clock) {
        this.webhooks = webhooks;
        this.log = log;
        this.signal = signal;
        this.clock = clock;
    }

    /**
     * Looks at the header alone, before anything of the body is read.
     *
     * @throws WebhookRefused when LiveKit did not sign it
     */
    public SignedDigest verify(@Nullable String authorization) {
        return webhooks.verify(authorization);
    }

    /**
     * @param signed what {@link #verify} has returned
     * @throws WebhookRefused when LiveKit has signed another body
     * @throws dev.rooms.application.shared.StoreUnavailable when it could not be stored, so LiveKit must send it again
     */
    public void handle(SignedDigest signed, WebhookBody body) {
        var webhook = webhooks.open(signed, body);
        if (log.append(webhook, clock.instant())) {
            signal.raise();
        }
    }

    /** Verifies and stores a webhook whose body is in memory already. */
    public void handle(byte[] body, @Nullable String authorization) {
        handle(verify(authorization), WebhookBody.of(body));
    }
}
