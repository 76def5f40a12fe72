package dev.rooms.application.webhook;

import dev.rooms.domain.shared.Unauthenticated;

/** The webhook was not signed by LiveKit, or not now; which of them is not said. */
public final class WebhookRefused extends Unauthenticated {
    private static final long serialVersionUID = 1;

    public WebhookRefused() {
        super("webhook-refused", "The webhook's signature is missing, wrong, or out of its time.");
    }
}
