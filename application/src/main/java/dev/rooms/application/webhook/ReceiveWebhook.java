package dev.rooms.application.webhook;

import dev.rooms.application.shared.Signal;
import java.time.InstantSource;
import java.util.function.Supplier;
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
     * @param body is asked for only where the header is right
     * @throws WebhookRefused when LiveKit did not sign it
     * @throws dev.rooms.application.shared.StoreUnavailable when it could not be stored, so LiveKit must send it again
     */
    public void handle(@Nullable String authorization, Supplier<WebhookBody> body) {
        var signed = webhooks.verify(authorization);
        var webhook = webhooks.open(signed, body.get());
        if (log.append(webhook, clock.instant())) {
            signal.raise();
        }
    }

    /** For bytes that are there already. */
    public void handle(byte[] body, @Nullable String authorization) {
        handle(authorization, () -> WebhookBody.of(body));
    }
}
