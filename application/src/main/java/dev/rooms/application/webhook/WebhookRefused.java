package dev.rooms.application.webhook;

import dev.rooms.domain.shared.Unauthenticated;

/** The webhook was not signed by LiveKit, or not now; which of them is not said to the sender. */
public final class WebhookRefused extends Unauthenticated {
    private static final long serialVersionUID = 1;

    /** What was wrong with it, for ourselves. */
    public enum Reason {
        /** Nobody whose key we know has signed these bytes. */
        SIGNATURE,
        /** It was signed for another time. */
        TIME
    }

    private final Reason reason;

    public WebhookRefused(Reason reason) {
        super("webhook-refused", "The webhook's signature is missing, wrong, or out of its time.");
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
