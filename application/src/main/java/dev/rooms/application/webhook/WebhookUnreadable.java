package dev.rooms.application.webhook;

import dev.rooms.domain.shared.Malformed;

/** The webhook is signed rightly and is not JSON. */
public final class WebhookUnreadable extends Malformed {
    private static final long serialVersionUID = 1;

    public WebhookUnreadable() {
        super("webhook-unreadable", "The webhook's body is not a JSON object.");
    }
}
